/** Pages and API of the lifts. */
package cn.tongxinqiao.lift.web;
