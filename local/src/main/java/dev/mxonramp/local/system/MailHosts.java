package dev.mxonramp.local.system;

import dev.mxonramp.local.mail.JamesProcess;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Which domains the new host serves. */
final class MailHosts implements AutoCloseable {
    private final JamesProcess james;
    private final HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    MailHosts(JamesProcess james) {
        this.james = james;
    }

    /** Whether the address's domain is served; no if the host does not answer. */
    boolean serves(String address) {
        String domain = address.substring(address.lastIndexOf('@') + 1);
        if (!domain.matches("[A-Za-z0-9.-]+")) {
            return false;
        }
        try {
            return http.send(
                    HttpRequest.newBuilder(james.webAdmin().resolve("/domains/" + domain))
                            .header("authorization", "Bearer " + james.administration().token())
                            .timeout(Duration.ofSeconds(5)).build(),
                    HttpResponse.BodyHandlers.discarding()).statusCode() == 204;
        } catch (IOException e) {
            return false; // the host is down: the mail stays in the outbox, where it is anyway
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
