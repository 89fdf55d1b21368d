package cn.tongxinqiao.vote;

import java.time.LocalDate;
import java.util.List;

/** The tables {@code vote-threshold} and {@code vote-matter}; always their newest version. */
public interface ThresholdTable {

    /**
     * What a vote must reach.
     *
     * @param kind kind of the matter
     * @param place code of the administrative division, from province (two digits) to community (twelve); null for what
     *     counts everywhere. Where a place has no rule of its own the one of the place around it counts
     * @param date day of the vote
     * @return what the table says
     * @throws PlaceNotUnderstood when the code is none
     * @throws NoThreshold when no rule covers that day
     */
    Thresholds of(MatterKind kind, String place, LocalDate date);

    /**
     * The kind of a matter.
     *
     * @param matterCode code of the matter, such as {@code LIFT}
     * @param place as above
     * @param date day of the vote
     * @return what the table says
     * @throws PlaceNotUnderstood when the place is no code
     * @throws NoThreshold when the table does not know the matter on that day
     */
    MatterKind kindOf(String matterCode, String place, LocalDate date);

    /**
     * What owners can vote on.
     *
     * @param place as above
     * @param date day of the vote
     * @return the matters the table knows, in its order
     */
    List<VoteMatter> matters(String place, LocalDate date);
}
