package dev.mxonramp.local.template;

/**
 * A KMS key.
 *
 * @param logicalId its name in the template
 * @param id        its id in the service, which functions are given
 * @param arn       its ARN
 * @param spec      {@code SYMMETRIC_DEFAULT} or {@code ECC_NIST_P256}
 * @param usage     {@code ENCRYPT_DECRYPT} or {@code SIGN_VERIFY}
 */
public record Key(String logicalId, String id, String arn, String spec, String usage) {}
