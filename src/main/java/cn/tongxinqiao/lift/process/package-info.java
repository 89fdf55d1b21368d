/** Engine glue of the lifts: asks their decision tables. */
package cn.tongxinqiao.lift.process;
