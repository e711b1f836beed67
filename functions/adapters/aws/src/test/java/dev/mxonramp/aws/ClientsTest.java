package dev.mxonramp.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.net.URI;
import org.junit.jupiter.api.Test;

class ClientsTest {
    private final Clients clients = Clients.at(URI.create("http://127.0.0.1:9"), "test");

    @Test
    void eachClientIsBuiltOnce() {
        assertSame(clients.dynamoDb(), clients.dynamoDb());
        assertSame(clients.stepFunctions(), clients.stepFunctions());
        assertSame(clients.ses(), clients.ses());
        assertSame(clients.kms(), clients.kms());
        assertSame(clients.eventBridge(), clients.eventBridge());
        assertSame(clients.secretsManager(), clients.secretsManager());
        assertSame(clients.s3(), clients.s3());
        assertSame(clients.route53(), clients.route53());
        assertSame(clients.sts(), clients.sts());
    }

    @Test
    void replacedEndpointTakesBucketsByPath() {
        assertEquals("http://127.0.0.1:9/bucket/key",
                clients.s3().utilities().getUrl(url -> url.bucket("bucket").key("key")).toString());
    }
}
