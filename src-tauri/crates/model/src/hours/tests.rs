use super::*;

fn at(text: &str, now: &str) -> Option<Opening> {
    let now: DateTime = now.parse().unwrap();
    Hours::read(text).map(|hours| hours.at(now, None, |_| false))
}

fn open(until: &str) -> Option<Opening> {
    Some(Opening::Open { until: until.parse().unwrap() })
}

fn closed(opens: &str) -> Option<Opening> {
    Some(Opening::Closed { opens: Some(opens.parse().unwrap()) })
}

// 2026-11-22 is a Sunday.

#[test]
fn hours_are_read_in_both_languages_and_many_hands() {
    let usual = Hours::read("Mo-Fr 08:00-17:00; Sa 08:00-12:00").unwrap();
    for same in [
        "Mon–Fri 8:00–17:00, Sat 8:00–12:00",
        "Sen–Jum 08.00–17.00; Sab 08.00–12.00",
        "Senin s/d Jumat pukul 08.00 s.d. 17.00\nSabtu 08.00-12.00",
        "Senin sampai Jumat 08.00 - 17.00 dan Sabtu 08.00 - 12.00",
        "weekdays 8 am to 5 pm; Saturday 8am-12pm",
        "Mo, Tu, We, Th & Fr 08:00-17:00; Sa 08:00-12:00; Su closed",
        "Mo-Fr 08:00-12:00, 12:00-17:00; Sa 08:00-12:00",
    ] {
        let read = Hours::read(same).unwrap_or_else(|| panic!("{same}"));
        for hour in 0..7 * 24 {
            let now = plus("2026-11-22".parse().unwrap(), hour / 24).unwrap().at((hour % 24) as i8, 30, 0, 0);
            assert_eq!(read.at(now, None, |_| false), usual.at(now, None, |_| false), "{same} at {now}");
        }
    }
}

#[test]
fn day_and_night_is_always() {
    for text in
        ["24/7", "24 jam", "24 hours", "24 jam setiap hari", "daily 00:00-24:00 WIB", "setiap hari 24 jam"]
    {
        assert_eq!(at(text, "2026-11-22T03:00"), Some(Opening::Always), "{text}");
    }
}

#[test]
fn what_is_not_understood_stays_in_words() {
    for text in [
        "",
        "after the closing",
        "by appointment",
        "Mo-Fr",
        "08:00",
        "Mo-Fr 25:00-26:00",
        "Mo-Fr 08:00-08:00",
        "sesuai jadwal",
        "Mo-Foo 08:00-17:00",
        "Mo-Fr 08:00-17:00 except holidays",
        "closed",
        "24",
        "Mo-Fr 9-5",
        "Mo-Fr 22-6",
        "Mo-Fr 9-5 pm",
        "Mo-Fr 8 am-5",
        "Mo-Fr 9:00-5:00",
        "Mo-Fr pm 1-5",
        "Mo-Fr 13 am-5 pm",
    ] {
        assert_eq!(Hours::read(text), None, "{text}");
    }
}

#[test]
fn it_is_said_until_when_and_from_when() {
    let week = "Mo-Fr 08:00-12:00,13:00-17:00; Sa 08:00-12:00";
    assert_eq!(at(week, "2026-11-23T08:00"), open("2026-11-23T12:00"));
    assert_eq!(at(week, "2026-11-23T12:00"), closed("2026-11-23T13:00"));
    assert_eq!(at(week, "2026-11-27T17:00"), closed("2026-11-28T08:00"));
    assert_eq!(at(week, "2026-11-28T12:30"), closed("2026-11-30T08:00"));
    assert_eq!(at("Tue and Thu 13:00-15:00 WIB", "2026-11-24T14:59"), open("2026-11-24T15:00"));
}

#[test]
fn a_night_belongs_to_the_day_on_which_it_begins() {
    let nights = "Fri-Mon 22:00-06:00";
    assert_eq!(at(nights, "2026-11-24T05:59"), open("2026-11-24T06:00"), "Monday's night");
    assert_eq!(at(nights, "2026-11-24T22:30"), closed("2026-11-27T22:00"));
    assert_eq!(at("Mo 06:00-22:00; Mo 22:00-06:00", "2026-11-23T21:00"), open("2026-11-24T06:00"));
}

#[test]
fn every_stretch_belongs_to_the_days_before_it() {
    for text in [
        "Sa 08:00-12:00 13:00-15:00",
        "Sa 08:00-12:00, 13:00-15:00",
        "Sa 08:00-12:00 WIB 13:00-15:00 WIB",
        "Sabtu 08.00-12.00 dan 13.00-15.00",
    ] {
        assert_eq!(at(text, "2026-11-23T14:00"), closed("2026-11-28T08:00"), "{text}");
        assert_eq!(at(text, "2026-11-28T14:00"), open("2026-11-28T15:00"), "{text}");
    }
}

#[test]
fn the_half_of_the_day_is_said_once_for_both_ends() {
    for (text, from, until) in [
        ("Mo-Fr 1-5 pm", "13:00", "17:00"),
        ("Mo-Fr 1:30 - 5:30 pm", "13:30", "17:30"),
        ("Mo-Fr 12-5pm", "12:00", "17:00"),
        ("Mo-Fr 9 am-5 pm", "09:00", "17:00"),
        ("Mo-Fr 8am-12:00", "08:00", "12:00"),
        ("Mo-Fr 13:00-5 pm", "13:00", "17:00"),
    ] {
        let on = |time: &str| format!("2026-11-23T{time}");
        assert_eq!(at(text, "2026-11-23T00:00"), closed(&on(from)), "{text}");
        assert_eq!(at(text, &on(from)), open(&on(until)), "{text}");
    }
    assert_eq!(at("Mo-Fr 10 pm-6 am", "2026-11-23T23:00"), open("2026-11-24T06:00"));
}

#[test]
fn days_that_touch_are_one_opening() {
    assert_eq!(at("Mo-Sa 00:00-24:00", "2026-11-23T12:00"), open("2026-11-29T00:00"));
    assert_eq!(at("Mo-Fr 08:00-20:00; Mo-Fr 20:00-08:00", "2026-11-23T12:00"), open("2026-11-28T08:00"));
    assert_eq!(at("daily 08:00-20:00, 20:00-08:00", "2026-11-23T12:00"), Some(Opening::Always));
    assert_eq!(at("daily 00:00-12:00, 12:00-24:00", "2026-11-23T12:00"), Some(Opening::Always));
}

#[test]
fn hours_without_days_hold_on_working_days() {
    assert_eq!(at("08.00-17.00", "2026-11-22T10:00"), closed("2026-11-23T08:00"));
    let hours = Hours::read("08.00-17.00").unwrap();
    let week = Hours::read("Su-Th 07:00-15:00");
    let now = "2026-11-22T10:00".parse().unwrap();
    let until = "2026-11-22T17:00".parse().unwrap();
    assert_eq!(hours.at(now, week.as_ref(), |_| false), Opening::Open { until });
}

#[test]
fn a_week_without_days_is_one_from_monday_to_friday() {
    let hours = Hours::read("08.00-17.00").unwrap();
    let on = |now: &str, week: &str| {
        let week = Hours::read(week);
        assert!(week.is_some());
        Some(hours.at(now.parse().unwrap(), week.as_ref(), |_| false))
    };
    assert_eq!(on("2026-11-22T10:00", "08:00-17:00"), closed("2026-11-23T08:00"));
    assert_eq!(on("2026-11-23T10:00", "08:00-17:00"), open("2026-11-23T17:00"));
    for week in ["08:00-17:00; Sa 08:00-12:00", "Sa 08:00-12:00; 08:00-17:00"] {
        assert_eq!(on("2026-11-22T10:00", week), closed("2026-11-23T08:00"), "{week}");
        assert_eq!(on("2026-11-28T10:00", week), open("2026-11-28T17:00"), "{week}: Saturday is named");
    }
}

#[test]
fn what_is_said_of_one_day_holds_before_what_is_said_of_several() {
    for text in [
        "08.00-17.00; Jumat 08.00-11.30",
        "Jumat 08.00-11.30; 08.00-17.00",
        "Senin-Jumat 08.00-17.00, Jumat 08.00-11.30",
    ] {
        assert_eq!(at(text, "2026-11-27T10:00"), open("2026-11-27T11:30"), "{text}");
        assert_eq!(at(text, "2026-11-27T14:00"), closed("2026-11-30T08:00"), "{text}");
        assert_eq!(at(text, "2026-11-26T14:00"), open("2026-11-26T17:00"), "{text}");
    }
    for text in ["08.00-17.00; Jumat tutup", "Jumat libur, 08.00-17.00"] {
        assert_eq!(at(text, "2026-11-27T10:00"), closed("2026-11-30T08:00"), "{text}");
    }
    assert_eq!(at("Mo-Fr 08:00-12:00; 13:00-17:00", "2026-11-23T09:00"), open("2026-11-23T12:00"));
}

#[test]
fn nobody_comes_on_a_holiday() {
    let hours = Hours::read("Mo-Fr 08:00-17:00").unwrap();
    let christmas = "2026-12-25".parse().unwrap();
    let now = "2026-12-24T18:00".parse().unwrap();
    let opens = Some("2026-12-28T08:00".parse().unwrap());
    assert_eq!(hours.at(now, None, |day| day == christmas), Opening::Closed { opens });
    assert_eq!(hours.at(now, None, |_| true), Opening::Closed { opens: None });
}

#[test]
fn the_zone_in_the_words_is_kept() {
    let zone = |text: &str| Hours::read(text).and_then(|hours| hours.zone());
    assert_eq!(zone("Sen-Jum 08.00-17.00 WITA"), Some("Asia/Makassar"));
    assert_eq!(zone("Mo-Fr 08:00-17:00"), None);
    assert_eq!(zone("Mo 08:00-17:00 WIB; Tu 08:00-17:00 WIT"), None, "two zones are not understood");
}
