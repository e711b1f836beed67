package dev.mxonramp.domain.migration.ledger;

/**
 * Which two folders a ledger is about. A change of either UIDVALIDITY makes every UID in it meaningless, so that an
 * epoch begins: the runs start empty, and what was copied is found again by digest.
 *
 * @param sourceValidity UIDVALIDITY of the source folder
 * @param target wire name of the target folder
 * @param targetValidity its UIDVALIDITY
 * @param epoch counts these changes, from 1
 */
public record FolderIdentity(long sourceValidity, String target, long targetValidity, int epoch) {}
