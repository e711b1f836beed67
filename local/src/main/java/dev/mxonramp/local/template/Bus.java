package dev.mxonramp.local.template;

/**
 * An event bus.
 *
 * @param logicalId its name in the template
 * @param name      its name in the service
 * @param arn       its ARN
 */
public record Bus(String logicalId, String name, String arn) {}
