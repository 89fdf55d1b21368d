package cn.tongxinqiao.vote;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the district sets for votes.
 *
 * @param closeAfter how long after its end an open vote is counted by itself; until then ballots given in time are entered
 */
@ConfigurationProperties("tongxinqiao.votes")
public record VoteSettings(@DefaultValue("3d") Duration closeAfter) {}
