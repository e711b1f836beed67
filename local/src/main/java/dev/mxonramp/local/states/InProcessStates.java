package dev.mxonramp.local.states;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpFullResponse;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sfn.SfnClient;

/** The SDK's own client of Step Functions, speaking its protocol to the interpreter without a socket. */
public final class InProcessStates implements SdkHttpClient {
    private final StatesProtocol protocol;

    private InProcessStates(StatesProtocol protocol) {
        this.protocol = protocol;
    }

    /** A client of this interpreter. */
    public static SfnClient client(StatesProtocol protocol) {
        return SfnClient.builder().httpClient(new InProcessStates(protocol)).region(Region.US_EAST_1)
                .endpointOverride(URI.create("http://localhost")).credentialsProvider(StaticCredentialsProvider
                        .create(AwsBasicCredentials.create("test", "test")))
                .build();
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() throws IOException {
                return answer(request);
            }

            @Override
            public void abort() {
                // Nothing runs that could be aborted.
            }
        };
    }

    private HttpExecuteResponse answer(HttpExecuteRequest request) throws IOException {
        String target = request.httpRequest().firstMatchingHeader("X-Amz-Target").orElse("");
        String body = "{}";
        if (request.contentStreamProvider().isPresent()) {
            try (InputStream in = request.contentStreamProvider().get().newStream()) {
                body = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            }
        }
        StatesProtocol.Answer answer = protocol.answer(target, body);
        var content = AbortableInputStream
                .create(new ByteArrayInputStream(answer.json().getBytes(StandardCharsets.UTF_8)));
        return HttpExecuteResponse.builder().response(SdkHttpFullResponse.builder().statusCode(answer.status())
                .putHeader("Content-Type", "application/x-amz-json-1.0").build()).responseBody(content).build();
    }

    @Override
    public void close() {
        // Nothing is held.
    }
}
