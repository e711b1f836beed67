package dev.mxonramp.domain.zone;

import java.util.regex.Pattern;

/**
 * A role in the AWS account of a domain's owner, through which their hosted zone may be written.
 *
 * @param arn its name begins with {@code onramp-dns-}, so that nobody hands us another role by mistake, and ours may be
 *        allowed to assume such roles only
 */
public record DnsRole(String arn) {
    private static final Pattern FORM = Pattern
            .compile("arn:aws[a-z-]{0,20}:iam::[0-9]{12}:role/onramp-dns-[A-Za-z0-9+=,.@_-]{1,53}");
    private static final int ACCOUNT_PART = 4;

    public DnsRole {
        if (!FORM.matcher(arn).matches()) {
            throw new IllegalArgumentException(
                    "Enter the ARN of a role whose name begins with onramp-dns-, for example "
                            + "arn:aws:iam::123456789012:role/onramp-dns-example.");
        }
    }

    /** The AWS account that the role is in. */
    public String awsAccount() {
        return arn.split(":", -1)[ACCOUNT_PART];
    }
}
