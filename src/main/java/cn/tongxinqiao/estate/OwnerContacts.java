package cn.tongxinqiao.estate;

import cn.tongxinqiao.access.SignedIn;
import cn.tongxinqiao.audit.Act;
import cn.tongxinqiao.audit.ActKind;
import cn.tongxinqiao.audit.AuditLog;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How owners can be reached. Shown in clear only for a reason; without its entry in the log nothing is shown. */
@Service
public class OwnerContacts {

    private final EstateRegister register;
    private final PersonRows people;
    private final EstateReaders readers;
    private final AuditLog audit;

    OwnerContacts(EstateRegister register, PersonRows people, EstateReaders readers, AuditLog audit) {
        this.register = register;
        this.people = people;
        this.readers = readers;
        this.audit = audit;
    }

    /**
     * Names, phones and mail addresses in clear.
     *
     * @param party the party
     * @param reason why they are needed, 2 to 200 characters
     * @param reader who asks
     * @return the party with its people in clear
     * @throws EstateReadWithoutReason when the reason is missing, too short or too long
     * @throws UnknownEstate when there is no such party or it is not the reader's, with the same words
     */
    @Transactional
    public OwnerParty reveal(UUID party, String reason, SignedIn reader) {
        EstateRegister.PartyRow row = register.partyRow(party);
        if (!readers.mayRead(row.compound(), reader)) {
            audit.recordAnyway(Act.of(ActKind.ACCESS_REFUSED, reader.id())
                    .on("owner", party.toString())
                    .saying("查看业主联系方式"));
            throw UnknownEstate.party();
        }
        String why = EstateReadWithoutReason.requireReason(reason);
        audit.record(Act.of(ActKind.REVEAL, reader.id())
                .on("owner", row.compound() + "/" + row.code())
                .because(why)
                .saying("name, phone, mail"));
        return new OwnerParty(
                party,
                row.compound(),
                row.code(),
                people.of(List.of(party)).getOrDefault(party, List.of()).stream()
                        .map(PersonRows.Row::clear)
                        .toList());
    }

    /**
     * Where letters to a party go: for sending them, never for showing.
     *
     * @param party the party
     * @return the first mail address of its people, empty when there is none
     * @throws UnknownEstate when there is no such party
     */
    public Optional<String> mailAddress(UUID party) {
        EstateRegister.PartyRow row = register.partyRow(party);
        UUID now = row.mergedInto() == null ? party : row.mergedInto();
        return people.of(List.of(now)).getOrDefault(now, List.of()).stream()
                .map(PersonRows.Row::mail)
                .filter(Objects::nonNull)
                .findFirst();
    }

    /**
     * Where letters to many parties go, asked for at once: for sending them, never for showing.
     *
     * @param parties the parties
     * @return the first mail address of each party's people; who has none or is not known is left out
     */
    public Map<UUID, String> mailAddresses(Collection<UUID> parties) {
        Map<UUID, UUID> now = register.heads(parties);
        Map<UUID, List<PersonRows.Row>> found = people.of(Set.copyOf(now.values()));
        Map<UUID, String> addresses = new HashMap<>();
        now.forEach((party, head) -> found.getOrDefault(head, List.of()).stream()
                .map(PersonRows.Row::mail)
                .filter(Objects::nonNull)
                .findFirst()
                .ifPresent(address -> addresses.put(party, address)));
        return addresses;
    }
}
