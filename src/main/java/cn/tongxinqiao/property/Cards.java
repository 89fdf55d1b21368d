package cn.tongxinqiao.property;

/** Yellow and red cards of contracts. */
public interface Cards {

    /** Yellow cards a company has in a compound, under this contract and earlier ones, that count at the end of a quarter. */
    int yellow(long contract, Quarter quarter);
}
