package dev.mxonramp.local.aws;

/**
 * What a request needs to be allowed.
 *
 * @param action {@code dynamodb:GetItem}
 * @param resource an ARN, or {@code *} where the action has none
 */
record Access(String action, String resource) {}
