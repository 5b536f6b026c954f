package dev.hawser.internal.codec;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;

/// The types of java.time.
final class TimeLeaves {
  static final List<Leaf<?>> ALL =
      List.of(
          Leaf.constant(
              Tag.DURATION,
              Duration.class,
              (out, v) -> {
                out.writeSignedVarLong(v.getSeconds());
                out.writeVarInt(v.getNano());
              },
              in -> Duration.ofSeconds(in.input().readSignedVarLong(), nanos(in.input()))),
          Leaf.constant(
              Tag.INSTANT,
              Instant.class,
              (out, v) -> {
                out.writeSignedVarLong(v.getEpochSecond());
                out.writeVarInt(v.getNano());
              },
              in -> Instant.ofEpochSecond(in.input().readSignedVarLong(), nanos(in.input()))),
          Leaf.constant(
              Tag.LOCAL_DATE, LocalDate.class, TimeLeaves::writeDate, in -> date(in.input())),
          Leaf.constant(
              Tag.LOCAL_TIME, LocalTime.class, TimeLeaves::writeTime, in -> time(in.input())),
          Leaf.constant(
              Tag.LOCAL_DATE_TIME,
              LocalDateTime.class,
              TimeLeaves::writeDateTime,
              in -> dateTime(in.input())),
          Leaf.constant(
              Tag.OFFSET_TIME,
              OffsetTime.class,
              (out, v) -> {
                writeTime(out, v.toLocalTime());
                writeOffset(out, v.getOffset());
              },
              in -> OffsetTime.of(time(in.input()), offset(in.input()))),
          Leaf.constant(
              Tag.OFFSET_DATE_TIME,
              OffsetDateTime.class,
              (out, v) -> {
                writeDateTime(out, v.toLocalDateTime());
                writeOffset(out, v.getOffset());
              },
              in -> OffsetDateTime.of(dateTime(in.input()), offset(in.input()))),
          Leaf.constant(
              Tag.ZONED_DATE_TIME,
              ZonedDateTime.class,
              (out, v) -> {
                writeDateTime(out, v.toLocalDateTime());
                writeOffset(out, v.getOffset());
                out.writeUtf8(v.getZone().getId());
              },
              in ->
                  ZonedDateTime.ofInstant(
                      dateTime(in.input()), offset(in.input()), ZoneId.of(in.text()))),
          Leaf.constant(
              Tag.YEAR,
              Year.class,
              (out, v) -> out.writeSignedVarInt(v.getValue()),
              in -> Year.of(in.input().readSignedVarInt())),
          Leaf.constant(
              Tag.YEAR_MONTH,
              YearMonth.class,
              (out, v) -> {
                out.writeSignedVarInt(v.getYear());
                out.writeByte(v.getMonthValue());
              },
              in -> YearMonth.of(in.input().readSignedVarInt(), in.input().readByte())),
          Leaf.constant(
              Tag.MONTH_DAY,
              MonthDay.class,
              (out, v) -> {
                out.writeByte(v.getMonthValue());
                out.writeByte(v.getDayOfMonth());
              },
              in -> MonthDay.of(in.input().readByte(), in.input().readByte())),
          Leaf.constant(
              Tag.PERIOD,
              Period.class,
              (out, v) -> {
                out.writeSignedVarInt(v.getYears());
                out.writeSignedVarInt(v.getMonths());
                out.writeSignedVarInt(v.getDays());
              },
              in ->
                  Period.of(
                      in.input().readSignedVarInt(),
                      in.input().readSignedVarInt(),
                      in.input().readSignedVarInt())),
          Leaf.constant(
              Tag.ZONE_OFFSET, ZoneOffset.class, TimeLeaves::writeOffset, in -> offset(in.input())),
          Leaf.constant(
              Tag.ZONE_ID,
              ZoneId.class,
              (out, v) -> out.writeUtf8(v.getId()),
              in -> ZoneId.of(in.text())));

  private TimeLeaves() {}

  private static int nanos(Input in) {
    int nanos = in.readVarInt();
    if (nanos < 0 || nanos > 999_999_999) {
      throw new dev.hawser.ValueException("malformed value: " + nanos + " nanoseconds in a second");
    }
    return nanos;
  }

  private static void writeDate(Output out, LocalDate date) {
    out.writeSignedVarInt(date.getYear());
    out.writeByte(date.getMonthValue());
    out.writeByte(date.getDayOfMonth());
  }

  private static LocalDate date(Input in) {
    return LocalDate.of(in.readSignedVarInt(), in.readByte(), in.readByte());
  }

  private static void writeTime(Output out, LocalTime time) {
    out.writeVarLong(time.toNanoOfDay());
  }

  private static LocalTime time(Input in) {
    return LocalTime.ofNanoOfDay(in.readVarLong());
  }

  private static void writeDateTime(Output out, LocalDateTime dateTime) {
    writeDate(out, dateTime.toLocalDate());
    writeTime(out, dateTime.toLocalTime());
  }

  private static LocalDateTime dateTime(Input in) {
    return LocalDateTime.of(date(in), time(in));
  }

  private static void writeOffset(Output out, ZoneOffset offset) {
    out.writeSignedVarInt(offset.getTotalSeconds());
  }

  private static ZoneOffset offset(Input in) {
    return ZoneOffset.ofTotalSeconds(in.readSignedVarInt());
  }
}
