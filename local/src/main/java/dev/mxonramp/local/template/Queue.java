package dev.mxonramp.local.template;

/**
 * A queue.
 *
 * @param logicalId its name in the template
 * @param name      its name in the service
 * @param arn       its ARN
 * @param url       its address, by which callers name it
 */
public record Queue(String logicalId, String name, String arn, String url) {}
