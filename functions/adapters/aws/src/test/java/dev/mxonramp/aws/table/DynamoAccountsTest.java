package dev.mxonramp.aws.table;

import dev.mxonramp.domain.account.AccountStore;
import dev.mxonramp.domain.account.Idempotency;
import dev.mxonramp.domain.account.Limits;
import dev.mxonramp.domain.account.SignInLinks;
import dev.mxonramp.domain.account.TokenStore;
import dev.mxonramp.testkit.account.AccountStoreContract;
import dev.mxonramp.testkit.account.IdempotencyContract;
import dev.mxonramp.testkit.account.LimitsContract;
import dev.mxonramp.testkit.account.SignInLinksContract;
import dev.mxonramp.testkit.account.TokenStoreContract;
import dev.mxonramp.testkit.table.LocalTable;
import dev.mxonramp.testkit.time.TurnedClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;

/** The contracts of the account's ports, held by the table. */
class DynamoAccountsTest {
    private final TurnedClock clock = new TurnedClock();
    private LocalTable local;
    private Table table;

    @BeforeEach
    void createTable() {
        local = LocalTable.create();
        table = new Table(local.client(), local.name());
    }

    @AfterEach
    void dropTable() {
        local.close();
    }

    @Nested
    final class Accounts implements AccountStoreContract {
        @Override
        public AccountStore accounts() {
            return new DynamoAccountStore(table);
        }
    }

    @Nested
    final class Links implements SignInLinksContract {
        @Override
        public TurnedClock clock() {
            return clock;
        }

        @Override
        public SignInLinks links() {
            return new DynamoSignInLinks(table, clock);
        }
    }

    @Nested
    final class Tokens implements TokenStoreContract {
        @Override
        public TurnedClock clock() {
            return clock;
        }

        @Override
        public TokenStore tokens() {
            return new DynamoTokenStore(table, clock);
        }
    }

    @Nested
    final class Counters implements LimitsContract {
        @Override
        public TurnedClock clock() {
            return clock;
        }

        @Override
        public Limits limits() {
            return new DynamoLimits(table, clock);
        }
    }

    @Nested
    final class Repeats implements IdempotencyContract {
        @Override
        public TurnedClock clock() {
            return clock;
        }

        @Override
        public Idempotency idempotency() {
            return new DynamoIdempotency(table, clock);
        }
    }
}
