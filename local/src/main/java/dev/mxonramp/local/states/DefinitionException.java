package dev.mxonramp.local.states;

/** A definition is not one that this interpreter knows; the sentence names the place. */
public final class DefinitionException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DefinitionException(String place, String sentence) {
        super(place + ": " + sentence);
    }
}
