package dev.mxonramp.local.template;

/**
 * A bucket.
 *
 * @param logicalId its name in the template
 * @param name      its name in the service
 * @param arn       its ARN; objects are {@code <arn>/<key>}
 */
public record Bucket(String logicalId, String name, String arn) {}
