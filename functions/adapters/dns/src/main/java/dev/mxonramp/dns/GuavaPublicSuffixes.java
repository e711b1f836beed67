package dev.mxonramp.dns;

import com.google.common.net.InternetDomainName;
import dev.mxonramp.domain.name.DomainName;
import dev.mxonramp.domain.name.PublicSuffixes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.Properties;

/**
 * The Public Suffix List as Guava carries it. A top-level domain that is not on the list counts as a public suffix, as
 * the list's own algorithm says (its default rule {@code *}).
 */
public final class GuavaPublicSuffixes implements PublicSuffixes {
    @Override
    public boolean isRegistrySuffix(DomainName name) {
        return isTopLevel(name) || host(name).map(InternetDomainName::isRegistrySuffix).orElse(false);
    }

    @Override
    public boolean isPublicSuffix(DomainName name) {
        return isTopLevel(name) || host(name).map(InternetDomainName::isPublicSuffix).orElse(false);
    }

    /** Guava does not state the list's date: it is that of its own release, or older. */
    @Override
    public String edition() {
        String release = release();
        Properties dated = read("guava-release.properties");
        return release.equals(dated.getProperty("version"))
                ? "of " + dated.getProperty("released") + " or before, as carried by Guava " + release
                : "as carried by Guava " + release;
    }

    static String release() {
        return read("/META-INF/maven/com.google.guava/guava/pom.properties").getProperty("version",
                "of an unknown release");
    }

    /** Empty where there is no such file. */
    private static Properties read(String resource) {
        var properties = new Properties();
        try (InputStream in = GuavaPublicSuffixes.class.getResourceAsStream(resource)) {
            if (in != null) {
                properties.load(in);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }

    private static boolean isTopLevel(DomainName name) {
        return name.ascii().indexOf('.') < 0;
    }

    /** Guava refuses some names that DNS has, e.g. a wildcard's; none of those is a suffix. */
    private static Optional<InternetDomainName> host(DomainName name) {
        return InternetDomainName.isValid(name.ascii())
                ? Optional.of(InternetDomainName.from(name.ascii()))
                : Optional.empty();
    }
}
