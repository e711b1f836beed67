package dev.mxonramp.aws;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;

/**
 * What every client is built with: the JDK's own HTTP connections, short patience (a function lives 15 s), and three
 * attempts at most, since the state machines retry as well.
 */
final class ClientSettings {
    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration ANSWER = Duration.ofSeconds(10);

    private final SdkHttpClient http = UrlConnectionHttpClient.builder().connectionTimeout(CONNECT)
            .socketTimeout(ANSWER).build();
    private final @Nullable URI endpoint;
    private final String accessKey;

    private ClientSettings(@Nullable URI endpoint, String accessKey) {
        this.endpoint = endpoint;
        this.accessKey = accessKey;
    }

    static ClientSettings standard() {
        return new ClientSettings(null, "");
    }

    static ClientSettings at(URI endpoint, String accessKey) {
        return new ClientSettings(endpoint, accessKey);
    }

    <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C apply(B builder) {
        builder.httpClient(http).overrideConfiguration(settings -> settings.retryStrategy(RetryMode.STANDARD));
        if (endpoint != null) {
            builder.endpointOverride(endpoint).region(Region.US_EAST_1)
                    .credentialsProvider(
                            StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKey, "local")));
        }
        return builder.build();
    }

    /** Whether another address than AWS's own stands in for the service, by us or by the standard settings. */
    boolean endpointReplaced(String service) {
        return endpoint != null || System.getenv("AWS_ENDPOINT_URL") != null
                || System.getenv("AWS_ENDPOINT_URL_" + service) != null;
    }
}
