package cn.tongxinqiao.property;

/** Yellow and red cards of contracts. */
public interface Cards {

    /** Yellow cards of a contract that count at the end of a quarter. */
    int yellow(long contract, Quarter quarter);
}
