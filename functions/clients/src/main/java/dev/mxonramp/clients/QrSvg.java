package dev.mxonramp.clients;

import io.nayuki.qrcodegen.QrCode;

/** A QR code (ISO/IEC 18004) as an SVG element; dark on white in every colour scheme, since cameras want it so. */
final class QrSvg {
    /** Modules of free space around it. */
    private static final int QUIET = 4;

    private QrSvg() {}

    /**
     * Writes the code.
     *
     * @param text at most 1,000 octets
     * @param label what people who cannot see it are told
     */
    static void write(Markup html, String text, String label) {
        QrCode code = QrCode.encodeText(text, QrCode.Ecc.MEDIUM);
        int size = code.size + 2 * QUIET;
        String side = Integer.toString(size);
        html.element("svg",
                svg -> svg.attributes("class", "qr", "role", "img", "aria-label", label, "viewBox",
                        "0 0 " + side + " " + side, "width", "240", "height", "240")
                        .empty("rect", "width", side, "height", side, "fill", "#fff")
                        .empty("path", "fill", "#000", "d", dark(code)));
    }

    /** One square for each dark module. */
    private static String dark(QrCode code) {
        var path = new StringBuilder();
        for (int y = 0; y < code.size; y++) {
            for (int x = 0; x < code.size; x++) {
                if (code.getModule(x, y)) {
                    path.append('M').append(x + QUIET).append(' ').append(y + QUIET).append("h1v1h-1z");
                }
            }
        }
        return path.toString();
    }
}
