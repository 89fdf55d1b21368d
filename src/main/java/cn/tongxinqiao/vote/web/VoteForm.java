package cn.tongxinqiao.vote.web;

import cn.tongxinqiao.vote.NewVote;
import cn.tongxinqiao.vote.OwnerVote;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/**
 * A vote as typed on the page.
 *
 * @param title title
 * @param matter code of the matter
 * @param compound code of the compound
 * @param part building and entrance, parted by a slash; empty for the whole compound
 * @param text what the owners are asked
 * @param opens beginning, as a browser writes it
 * @param closes end, as a browser writes it
 */
record VoteForm(String title, String matter, String compound, String part, String text, String opens, String closes) {

    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm");

    static VoteForm of(OwnerVote vote, ZoneId zone) {
        String building = vote.scope().building();
        String entrance = vote.scope().entrance();
        return new VoteForm(
                vote.title(),
                vote.matter(),
                vote.scope().compound(),
                building == null ? "" : entrance == null ? building : building + "/" + entrance,
                vote.text(),
                local(vote.opensAt(), zone),
                local(vote.closesAt(), zone));
    }

    static String local(Instant moment, ZoneId zone) {
        return LOCAL.format(moment.atZone(zone));
    }

    NewVote read(ZoneId zone) {
        String[] parts = part == null ? new String[0] : part.split("/", 2);
        return new NewVote(
                title,
                matter,
                Typed.scope(compound, parts.length > 0 ? parts[0] : null, parts.length > 1 ? parts[1] : null),
                text,
                Typed.localMoment(opens, zone),
                Typed.localMoment(closes, zone));
    }
}
