package dev.mxonramp.domain.claim;

import dev.mxonramp.domain.account.AccountId;
import dev.mxonramp.domain.name.DomainName;
import java.time.Instant;

/**
 * Who has proven control of exactly this name (names below inherit, see {@link Ownership}).
 *
 * @param domain the proven name
 * @param account its one owner
 * @param provenAt when
 */
public record Owner(DomainName domain, AccountId account, Instant provenAt) {}
