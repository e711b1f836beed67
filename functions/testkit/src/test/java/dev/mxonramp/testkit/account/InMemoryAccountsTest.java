package dev.mxonramp.testkit.account;

import dev.mxonramp.domain.account.AccountStore;
import dev.mxonramp.domain.account.Limits;
import dev.mxonramp.domain.account.SignInLinks;
import dev.mxonramp.domain.account.TokenStore;
import dev.mxonramp.testkit.time.TurnedClock;
import org.junit.jupiter.api.Nested;

final class InMemoryAccountsTest {
    private final TurnedClock clock = new TurnedClock();

    @Nested
    final class Accounts implements AccountStoreContract {
        private final AccountStore accounts = new InMemoryAccountStore();

        @Override
        public AccountStore accounts() {
            return accounts;
        }
    }

    @Nested
    final class Links implements SignInLinksContract {
        private final SignInLinks links = new InMemorySignInLinks(clock);

        @Override
        public TurnedClock clock() {
            return clock;
        }

        @Override
        public SignInLinks links() {
            return links;
        }
    }

    @Nested
    final class Tokens implements TokenStoreContract {
        private final TokenStore tokens = new InMemoryTokenStore(clock);

        @Override
        public TurnedClock clock() {
            return clock;
        }

        @Override
        public TokenStore tokens() {
            return tokens;
        }
    }

    @Nested
    final class Counters implements LimitsContract {
        private final Limits limits = new InMemoryLimits(clock);

        @Override
        public TurnedClock clock() {
            return clock;
        }

        @Override
        public Limits limits() {
            return limits;
        }
    }
}
