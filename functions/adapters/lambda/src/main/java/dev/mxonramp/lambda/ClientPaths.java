package dev.mxonramp.lambda;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Where a mailbox's settings are, below the deployment's own address. */
public final class ClientPaths {
    private ClientPaths() {}

    /** The page for people. */
    public static String page(String address) {
        return "/set-up/" + segment(address);
    }

    /** The profile for Apple's devices. */
    public static String appleProfile(String address) {
        return "/v1/clients/" + segment(address) + "/apple-profile";
    }

    /** As a segment of a path (RFC 3986 3.3): unlike in a form, a plus sign is one, and a space is %20. */
    private static String segment(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20").replace("%40", "@");
    }
}
