package cn.tongxinqiao.vote;

import cn.tongxinqiao.estate.Scope;
import java.time.Instant;
import java.util.UUID;

/**
 * A vote as kept.
 *
 * @param number its number, e.g. {@code BJ20261120001}
 * @param title short name
 * @param matter code of what it is about
 * @param matterLabel that in words
 * @param kind important or ordinary, as the table says for the matter
 * @param place administrative code the tables are asked with
 * @param community code of the community the compound lies in
 * @param scope compound, building or entrance whose owners decide
 * @param text what the owners are asked
 * @param status where it stands
 * @param opensAt from when ballots may be given; planned as long as it is a draft
 * @param closesAt last instant a ballot may be given at
 * @param edition counts changes of the draft
 * @param createdBy account that wrote it
 * @param snapshot the frozen register, null for a draft
 * @param thresholds in force when it was opened, null for a draft
 * @param openedBy account that opened it, or null
 * @param openedAt when, or null
 * @param closedBy account that closed it, {@code system} for the sweep, or null
 * @param closedAt when, or null
 * @param cancelReason why it was called off, or null
 * @param cancelledAt when, or null
 * @param protocol id of the kept protocol, or null
 * @param protocolSha256 its fingerprint, or null
 */
public record OwnerVote(
        String number,
        String title,
        String matter,
        String matterLabel,
        MatterKind kind,
        String place,
        String community,
        Scope scope,
        String text,
        VoteStatus status,
        Instant opensAt,
        Instant closesAt,
        int edition,
        String createdBy,
        UUID snapshot,
        Thresholds thresholds,
        String openedBy,
        Instant openedAt,
        String closedBy,
        Instant closedAt,
        String cancelReason,
        Instant cancelledAt,
        UUID protocol,
        String protocolSha256) {

    /** Whether ballots can still be entered, in time ones at least. */
    public boolean isOpen() {
        return status == VoteStatus.OPEN;
    }
}
