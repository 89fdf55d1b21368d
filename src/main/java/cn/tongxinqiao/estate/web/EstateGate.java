package cn.tongxinqiao.estate.web;

import cn.tongxinqiao.access.CurrentUser;
import cn.tongxinqiao.access.SignedIn;
import cn.tongxinqiao.estate.Building;
import cn.tongxinqiao.estate.EstateHistory;
import cn.tongxinqiao.estate.EstateReaders;
import cn.tongxinqiao.estate.EstateRegister;
import cn.tongxinqiao.estate.UnknownEstate;
import cn.tongxinqiao.organization.Compound;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/** Gives pages and programs what is for their caller to read; the rest does not exist for them. */
@Component
class EstateGate {

    private static final String NOT_FOUND = "没有找到您要的房屋或业主，或者不归您的单位管。";

    private final EstateRegister register;
    private final EstateHistory history;
    private final EstateReaders readers;
    private final CurrentUser user;

    EstateGate(EstateRegister register, EstateHistory history, EstateReaders readers, CurrentUser user) {
        this.register = register;
        this.history = history;
        this.readers = readers;
        this.user = user;
    }

    SignedIn caller() {
        return user.current().orElseThrow(EstateGate::notFound);
    }

    boolean mayEdit(String compound) {
        return readers.mayEdit(compound, caller());
    }

    Compound compound(String code) {
        if (!readers.mayRead(code, caller())) {
            throw notFound();
        }
        return readers.requireReader(code, caller());
    }

    Building building(String code) {
        return hidden(() -> {
            Building building = register.building(code);
            compound(building.compound());
            return building;
        });
    }

    EstateHistory.HomeView home(long id) {
        return hidden(() -> {
            EstateHistory.HomeView home = history.home(id);
            compound(home.building().compound());
            return home;
        });
    }

    EstateHistory.PartyView party(String id) {
        return hidden(() -> {
            EstateHistory.PartyView party = history.party(uuid(id));
            compound(party.party().compound());
            return party;
        });
    }

    static UUID uuid(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException noId) {
            throw notFound();
        }
    }

    private interface Reading<T> {
        T get();
    }

    /** The same words whatever there is not. */
    private static <T> T hidden(Reading<T> reading) {
        try {
            return reading.get();
        } catch (UnknownEstate unknown) {
            throw notFound();
        }
    }

    static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND, NOT_FOUND);
    }
}
