package cn.tongxinqiao.vote;

import cn.tongxinqiao.estate.Scope;
import java.time.Instant;

/**
 * What a vote is to be about, as somebody at work writes it.
 *
 * @param title short name people know it by
 * @param matter code of the decision table {@code vote-matter}
 * @param scope compound, building or entrance whose owners decide
 * @param text what the owners are asked, as it stands on the ballot
 * @param opensAt from when ballots may be given
 * @param closesAt until when
 */
public record NewVote(String title, String matter, Scope scope, String text, Instant opensAt, Instant closesAt) {}
