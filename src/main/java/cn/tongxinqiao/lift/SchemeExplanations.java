package cn.tongxinqiao.lift;

import cn.tongxinqiao.estate.EstateSnapshots;
import cn.tongxinqiao.estate.FrozenHome;
import cn.tongxinqiao.vote.BallotExplanations;
import cn.tongxinqiao.vote.PublicVotes;
import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells an owner on the ballot what the lift would cost, for the own homes and nobody else's. */
@Component
class SchemeExplanations implements BallotExplanations {

    private final SchemeRows rows;
    private final PublicVotes votes;
    private final EstateSnapshots snapshots;

    SchemeExplanations(SchemeRows rows, PublicVotes votes, EstateSnapshots snapshots) {
        this.rows = rows;
        this.votes = votes;
        this.snapshots = snapshots;
    }

    @Override
    @Transactional(readOnly = true)
    public List<String> linesFor(String voteNumber, UUID party) {
        Optional<SchemeRows.Linked> linked = rows.linked(voteNumber);
        if (linked.isEmpty()) {
            return List.of();
        }
        UUID scheme = linked.get().scheme();
        SchemeRows.Head head = rows.head(scheme, linked.get().version()).orElseThrow(UnknownScheme::of);
        Set<Long> own = new HashSet<>();
        snapshots.get(votes.summary(voteNumber).vote().snapshot()).homes().stream()
                .filter(home -> home.party().equals(party))
                .map(FrozenHome::home)
                .forEach(own::add);
        List<ReckonedHome> homes = rows.kept(scheme, head).homes().stream()
                .filter(line -> own.contains(line.home().id()) && line.net() != null)
                .toList();
        if (homes.isEmpty()) {
            return List.of();
        }
        List<String> lines = new ArrayList<>();
        homes.forEach(line -> lines.add(words(line)));
        if (homes.size() > 1) {
            lines.add("您家 " + homes.size() + " 套合计："
                    + paidOrReceived(homes.stream().map(ReckonedHome::net).reduce(BigDecimal.ZERO, BigDecimal::add)));
        }
        lines.add("金额按方案“" + head.name() + "”第 " + head.version() + " 版，"
                + head.method().label() + "。");
        return List.copyOf(lines);
    }

    private static String words(ReckonedHome line) {
        HomeTerms terms = line.terms();
        StringBuilder words =
                new StringBuilder("如果通过：您家 ").append(line.home().label()).append(" 室");
        boolean compensated = terms.compensation().signum() > 0;
        if (terms.pays()) {
            words.append("分摊 ").append(yuan(line.share())).append(" 元");
            if (compensated) {
                words.append("，补偿 ")
                        .append(yuan(terms.compensation()))
                        .append(" 元，相抵后")
                        .append(paidOrReceived(line.net()));
            } else {
                words.append("。");
            }
        } else {
            words.append(compensated ? "不分摊，得到补偿 " + yuan(terms.compensation()) + " 元。" : "不分摊。");
        }
        if (terms.joinsLater() != null) {
            words.append("以后加入：").append(terms.joinsLater()).append("。");
        }
        return words.toString();
    }

    private static String paidOrReceived(BigDecimal net) {
        return (net.signum() < 0 ? "收 " : "付 ") + yuan(net.abs()) + " 元。";
    }

    private static String yuan(BigDecimal amount) {
        return new DecimalFormat("#,##0.00", DecimalFormatSymbols.getInstance(Locale.ROOT)).format(amount);
    }
}
