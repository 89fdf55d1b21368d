package cn.tongxinqiao.property;

import java.util.Map;

/** Yellow and red cards of contracts. */
public interface Cards {

    /** Yellow cards a company has in a compound, under this contract and earlier ones, that count at the end of a quarter. */
    int yellow(long contract, Quarter quarter);

    /**
     * Yellow cards of every contract assessed in a quarter, as {@link #yellow(long, Quarter)}.
     *
     * @param quarter the quarter
     * @return by contract
     */
    Map<Long, Integer> yellow(Quarter quarter);
}
