package dev.mxonramp.migration;

import dev.mxonramp.domain.account.AccountId;
import dev.mxonramp.domain.migration.PassKey;
import dev.mxonramp.domain.name.MailAddress;
import dev.mxonramp.lambda.TaskFunction;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A step of the migration machine: its input names a pass by {@code account}, {@code mailbox} and {@code pass}. */
abstract class PassTask extends TaskFunction {
    static PassKey pass(Map<String, @Nullable Object> input) {
        if (input.get("pass") instanceof Long number) {
            return new PassKey(new AccountId(text(input, "account")), MailAddress.of(text(input, "mailbox")),
                    Math.toIntExact(number));
        }
        throw new IllegalArgumentException("the input has no number 'pass'");
    }
}
