package dev.mxonramp.domain.secret;

/** A secret as it may be stored: base64 of the cipher text. */
public record SealedSecret(String base64) {}
