package cn.tongxinqiao.estate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Finds owners of one compound by number on the door, number of the owner, name or phone. Names are opened in memory, phones
 * compared by fingerprint, and nothing is given back but masked. Pages ask {@link EstateReaders} first.
 */
@Service
public class OwnerSearch {

    private static final int MOST = 50;

    private final JdbcClient jdbc;
    private final EstateRegister register;
    private final PersonRows people;

    OwnerSearch(JdbcClient jdbc, EstateRegister register, PersonRows people) {
        this.jdbc = jdbc;
        this.register = register;
        this.people = people;
    }

    /**
     * An owner that fits, and a home of his or hers.
     *
     * @param home the home, null for an owner without one today
     * @param place building, entrance and number in words, empty without a home
     * @param party the owner, null for a home without one
     * @param partyCode the owner's number, null without one
     * @param names the owner's names, masked
     */
    public record Found(Long home, String place, UUID party, String partyCode, String names) {}

    /**
     * Searches a compound.
     *
     * @param compound code of the compound
     * @param typed number on the door, number of the owner, at least two characters of a name, or a whole phone number
     * @return what fits, by building and number, at most 50; nothing for a blank text
     */
    public List<Found> find(String compound, String typed) {
        String text = typed == null ? "" : EstateSheet.plain(typed).replace(" ", "");
        if (text.isEmpty()) {
            return List.of();
        }
        Set<UUID> parties = new LinkedHashSet<>(byPhone(compound, text));
        Map<UUID, List<PersonRows.Row>> all = people.ofCompound(compound);
        if (text.codePointCount(0, text.length()) >= 2) {
            all.forEach((party, persons) -> {
                if (persons.stream()
                        .anyMatch(person -> person.name().replace(" ", "").contains(text))) {
                    parties.add(party);
                }
            });
        }
        Map<String, String> buildings = register.buildingNames(compound);
        Map<Long, Found> found = new LinkedHashMap<>();
        Set<UUID> placed = new LinkedHashSet<>();
        for (EstateRegister.Owned owned : register.owned(Scope.whole(compound), register.today())) {
            Home home = owned.home();
            String place = buildings.get(home.building()) + home.entrance() + home.number();
            boolean fits = parties.contains(owned.party())
                    || home.number().equalsIgnoreCase(text)
                    || text.equalsIgnoreCase(owned.code())
                    || place.equalsIgnoreCase(text);
            if (fits && found.size() < MOST) {
                placed.add(owned.party());
                found.put(
                        home.id(),
                        new Found(
                                home.id(),
                                place,
                                owned.party(),
                                owned.code(),
                                PersonRows.maskedNames(all.getOrDefault(owned.party(), List.of()))));
            }
        }
        List<Found> answer = new ArrayList<>(found.values());
        parties.stream()
                .filter(party -> !placed.contains(party) && answer.size() < MOST)
                .forEach(party -> answer.add(new Found(
                        null,
                        "",
                        party,
                        register.partyRow(party).code(),
                        PersonRows.maskedNames(all.getOrDefault(party, List.of())))));
        return List.copyOf(answer);
    }

    private List<UUID> byPhone(String compound, String text) {
        if (PersonRows.digits(text).length() < 7) {
            return List.of();
        }
        return jdbc.sql("""
                        select distinct p.id from owner_person n join owner_party p on p.id = n.party
                        where n.phone_key = ? and p.compound = ? and p.merged_into is null
                        """)
                .params(people.phoneKey(text), compound)
                .query(UUID.class)
                .list();
    }
}
