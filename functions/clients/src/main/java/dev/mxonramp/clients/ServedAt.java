package dev.mxonramp.clients;

import dev.mxonramp.lambda.Environment;
import java.net.URI;

/**
 * Where this deployment is reached; neither has a slash at the end.
 *
 * @param users by people
 * @param autodiscover by Outlook
 */
public record ServedAt(URI users, URI autodiscover) {
    static ServedAt from(Environment env) {
        URI users = URI.create(env.required("PUBLIC_URL"));
        return new ServedAt(users,
                env.host("AUTODISCOVER_HOST").map(host -> URI.create("https://" + host)).orElse(users));
    }
}
