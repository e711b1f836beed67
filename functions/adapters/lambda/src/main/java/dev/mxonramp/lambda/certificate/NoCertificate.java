package dev.mxonramp.lambda.certificate;

/** A document that does not have the form of a signed certificate. */
public final class NoCertificate extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NoCertificate(String why) {
        super("This is not a signed certificate: " + why + ".");
    }
}
