package dev.mxonramp.lambda;

import dev.mxonramp.domain.client.ClientSettings;
import dev.mxonramp.domain.name.DomainName;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A function's settings: its environment variables, as the template sets them. They are read when the function is
 * wired, so that a missing one fails the deployment's first start and not the thousandth request.
 */
public final class Environment {
    private final Map<String, String> variables;

    public Environment(Map<String, String> variables) {
        this.variables = variables;
    }

    /** The process's own. */
    public static Environment system() {
        return new Environment(System.getenv());
    }

    /** A setting that must be there. */
    public String required(String name) {
        return optional(name).orElseThrow(
                () -> new IllegalStateException(
                        "the environment variable " + name + " is not set (see template.yaml)"));
    }

    /** A setting that may be missing or empty. */
    public Optional<String> optional(String name) {
        return Optional.ofNullable(variables.get(name)).filter(value -> !value.isBlank());
    }

    /** A comma-separated list, empty if missing. */
    public List<String> list(String name) {
        return optional(name).map(value -> List.of(value.strip().split("\\s*,\\s*"))).orElse(List.of());
    }

    /** A whole number that must be there. */
    public int number(String name) {
        return Integer.parseInt(required(name));
    }

    /** A mail server whose host and port must be there. */
    public ClientSettings.Server server(String host, String port) {
        return new ClientSettings.Server(new DomainName(required(host)), number(port));
    }

    /** What mail clients are told; a STARTTLS port of 0 and an empty JMAP host stand for what is not offered. */
    public ClientSettings clientSettings() {
        int startTls = number("SMTP_STARTTLS_PORT");
        return new ClientSettings(required("BRAND"), server("IMAP_HOST", "IMAP_PORT"), server("SMTP_HOST", "SMTP_PORT"),
                startTls == 0 ? null : new ClientSettings.Server(new DomainName(required("SMTP_HOST")), startTls),
                host("JMAP_HOST").orElse(null));
    }

    /** A host name that may be missing or empty. */
    public Optional<DomainName> host(String name) {
        return optional(name).map(DomainName::new);
    }

    /** A number of seconds that must be there. */
    public Duration seconds(String name) {
        return Duration.ofSeconds(Long.parseLong(required(name)));
    }

    /** {@code true} or {@code false}; missing is false. */
    public boolean flag(String name) {
        return optional(name).map(Boolean::parseBoolean).orElse(false);
    }
}
