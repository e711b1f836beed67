package dev.mxonramp.browser;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What the console is looked at on. Between them, two cover both sizes and both schemes of colour. */
enum Screen {
    DESKTOP_LIGHT(1280, 900, false), PHONE_DARK(360, 740, true), PHONE_LIGHT(360, 740, false), DESKTOP_DARK(1280, 900,
            true);

    private final int width;
    private final int height;
    private final boolean dark;

    Screen(int width, int height, boolean dark) {
        this.width = width;
        this.height = height;
        this.dark = dark;
    }

    /** For {@code Emulation.setDeviceMetricsOverride}. */
    Map<String, Object> metrics() {
        return Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 600);
    }

    /** For {@code Emulation.setEmulatedMedia}. */
    Map<String, Object> media() {
        return Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"),
                Map.of("name", "prefers-reduced-motion", "value", "reduce")));
    }

    /** For names of files. */
    String suffix() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
