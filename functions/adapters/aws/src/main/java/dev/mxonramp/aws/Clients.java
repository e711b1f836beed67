package dev.mxonramp.aws;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sts.StsClient;

/**
 * The SDK's clients, each built when it is first asked for: six built at once cost a cold start three times what one
 * costs. Region, credentials and endpoints come from the SDK's standard settings ({@code AWS_REGION},
 * {@code AWS_ENDPOINT_URL}, {@code AWS_ENDPOINT_URL_S3} …).
 *
 * <p>A service's library is optional for this module: the function that asks for a client names it in its own pom, so
 * that its zip holds what it uses. Every builder stands in a nested class, so that nothing of a service is loaded
 * before.
 */
public final class Clients {
    private final ClientSettings settings;
    private @Nullable DynamoDbClient dynamoDb;
    private @Nullable SfnClient stepFunctions;
    private @Nullable SesV2Client ses;
    private @Nullable KmsClient kms;
    private @Nullable EventBridgeClient eventBridge;
    private @Nullable SecretsManagerClient secretsManager;
    private @Nullable S3Client s3;
    private @Nullable Route53Client route53;
    private @Nullable StsClient sts;

    private Clients(ClientSettings settings) {
        this.settings = settings;
    }

    /** Clients by the standard settings. */
    public static Clients standard() {
        return new Clients(ClientSettings.standard());
    }

    /** Clients of the services that stand behind one endpoint, with made-up credentials: for local fronts and tests. */
    public static Clients at(URI endpoint, String accessKey) {
        return new Clients(ClientSettings.at(endpoint, accessKey));
    }

    /** DynamoDB. */
    public synchronized DynamoDbClient dynamoDb() {
        if (dynamoDb == null) {
            dynamoDb = ForDynamoDb.build(settings);
        }
        return dynamoDb;
    }

    /** Step Functions. */
    public synchronized SfnClient stepFunctions() {
        if (stepFunctions == null) {
            stepFunctions = ForStepFunctions.build(settings);
        }
        return stepFunctions;
    }

    /** Simple Email Service, version 2 of its API. */
    public synchronized SesV2Client ses() {
        if (ses == null) {
            ses = ForSes.build(settings);
        }
        return ses;
    }

    /** Key Management Service. */
    public synchronized KmsClient kms() {
        if (kms == null) {
            kms = ForKms.build(settings);
        }
        return kms;
    }

    /** EventBridge. */
    public synchronized EventBridgeClient eventBridge() {
        if (eventBridge == null) {
            eventBridge = ForEventBridge.build(settings);
        }
        return eventBridge;
    }

    /** Secrets Manager. */
    public synchronized SecretsManagerClient secretsManager() {
        if (secretsManager == null) {
            secretsManager = ForSecretsManager.build(settings);
        }
        return secretsManager;
    }

    /** S3; with a replaced endpoint by path, since bucket names are no hosts there. */
    public synchronized S3Client s3() {
        if (s3 == null) {
            s3 = ForS3.build(settings);
        }
        return s3;
    }

    /** Route 53. */
    public synchronized Route53Client route53() {
        if (route53 == null) {
            route53 = ForRoute53.build(settings);
        }
        return route53;
    }

    /** Security Token Service. */
    public synchronized StsClient sts() {
        if (sts == null) {
            sts = ForSts.build(settings);
        }
        return sts;
    }

    private static final class ForDynamoDb {
        static DynamoDbClient build(ClientSettings settings) {
            return settings.apply(DynamoDbClient.builder());
        }
    }

    private static final class ForStepFunctions {
        static SfnClient build(ClientSettings settings) {
            return settings.apply(SfnClient.builder());
        }
    }

    private static final class ForSes {
        static SesV2Client build(ClientSettings settings) {
            return settings.apply(SesV2Client.builder());
        }
    }

    private static final class ForKms {
        static KmsClient build(ClientSettings settings) {
            return settings.apply(KmsClient.builder());
        }
    }

    private static final class ForEventBridge {
        static EventBridgeClient build(ClientSettings settings) {
            return settings.apply(EventBridgeClient.builder());
        }
    }

    private static final class ForSecretsManager {
        static SecretsManagerClient build(ClientSettings settings) {
            return settings.apply(SecretsManagerClient.builder());
        }
    }

    private static final class ForS3 {
        static S3Client build(ClientSettings settings) {
            // Bodies are small and in memory: sent as they are, not in signed chunks.
            return settings.apply(S3Client.builder().forcePathStyle(settings.endpointReplaced("S3"))
                    .serviceConfiguration(bodies -> bodies.chunkedEncodingEnabled(false)));
        }
    }

    private static final class ForRoute53 {
        static Route53Client build(ClientSettings settings) {
            return settings.apply(Route53Client.builder());
        }
    }

    private static final class ForSts {
        static StsClient build(ClientSettings settings) {
            return settings.apply(StsClient.builder());
        }
    }
}
