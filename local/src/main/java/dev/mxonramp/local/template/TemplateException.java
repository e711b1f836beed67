package dev.mxonramp.local.template;

/** The template, or a value given for it, is not what this reader knows; the sentence names the place and the remedy. */
public final class TemplateException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TemplateException(String place, String sentence) {
        super(place + ": " + sentence);
    }
}
