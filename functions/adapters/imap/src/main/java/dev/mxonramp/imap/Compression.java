package dev.mxonramp.imap;

/** Whether connections are compressed where the server offers it (RFC 4978 COMPRESS=DEFLATE). */
public enum Compression {
    /** Where the line to the server was measured to be slow; never within one machine. */
    AUTO,
    /** Always. */
    ON,
    /** Never. */
    OFF
}
