using Wheelhouse.Kernel;

namespace Wheelhouse.Collections.Contacting;

/// <summary>What the gate needs to know of a debtor.</summary>
/// <param name="IsOverdue">Something has fallen due before today and is unpaid.</param>
/// <param name="HeldBy">Why nobody collects at present: the word of a hold (<c>hardship</c>, <c>dispute</c>); null:
/// nothing does.</param>
/// <param name="Zones">Every time zone that stood on file for the debtor in the last 24 hours: a zone that somebody
/// changes opens no hour today.</param>
/// <param name="Earlier">Contacts of the last 30 days about his debts with this lender, all agreements together.
/// </param>
/// <param name="Holidays">The calendar of where he lives.</param>
sealed record DebtorFacts(
    bool IsOverdue, string? HeldBy, IReadOnlyList<TimeZoneInfo> Zones, IReadOnlyList<ContactMark> Earlier,
    Calendar Holidays);

/// <summary>Whether a debtor may be contacted now. Every channel passes here, and what passes nowhere else is not
/// contacted.</summary>
/// <remarks>
/// GB/T 45251-2025 (not read in the original): no contact from 22:00 to 08:00, three effective calls a debtor a day,
/// others only when the debtor cannot be reached, never after a refusal, never about the debt. The standard lets both
/// sides agree on other hours; this house does not ask for that. Days and hours are the debtor's own.
/// By hand: 23:30 on 4 January in Urumqi (UTC+6) is 17:30 UTC, and refused; 09:00 UTC there is 15:00, and is not.
/// </remarks>
static class ContactGate
{
    /// <summary>How far back contacts are looked at.</summary>
    internal static readonly TimeSpan Memory = TimeSpan.FromDays(30);

    /// <summary>The first thing that stands against a contact; null: go ahead, now.</summary>
    internal static Refusal? Check(
        ContactChannel channel, ContactParty party, DateTimeOffset now, DebtorFacts debtor, ContactRules rules) =>
        Obstacles(channel, party, now, debtor, rules).FirstOrDefault();

    /// <summary>All that stands against it, for the desk to show why somebody is not called.</summary>
    internal static IEnumerable<Refusal> Obstacles(
        ContactChannel channel, ContactParty party, DateTimeOffset now, DebtorFacts debtor, ContactRules rules)
    {
        if (!debtor.IsOverdue)
        {
            yield return new(
                "collections.nothing_overdue", "Nothing is overdue; there is nothing to collect, so contact nobody.");
        }

        // a letter disturbs nobody: it may be written at any hour, and tells one on hold what holds
        if (channel == ContactChannel.Letter && party == ContactParty.Debtor)
        {
            yield break;
        }

        if (debtor.HeldBy is { } hold)
        {
            yield return new(
                "collections.contact_on_hold",
                $"Collection rests because of a {hold}; write a letter, or end the hold first.",
                RefusalKind.Conflict, new RefusalValue("hold", hold));
        }

        foreach (var refusal in Hours(now, debtor, rules).Concat(Calls(channel, now, debtor, rules))
            .Concat(Others(channel, party, debtor, rules)))
        {
            yield return refusal;
        }
    }

    static IEnumerable<Refusal> Hours(DateTimeOffset now, DebtorFacts debtor, ContactRules rules)
    {
        foreach (var zone in debtor.Zones)
        {
            var local = TimeZoneInfo.ConvertTime(now, zone);
            if (local.Hour >= rules.QuietFrom || local.Hour < rules.QuietTo)
            {
                yield return new(
                    "collections.contact_quiet_hours",
                    $"It is {local:HH:mm} where the debtor lives; contact him from {rules.QuietTo}:00 to "
                        + $"{rules.QuietFrom}:00 of his time.",
                    RefusalKind.Conflict, new RefusalValue("local", $"{local:HH:mm}"),
                    new RefusalValue("from", $"{rules.QuietTo}:00"), new RefusalValue("to", $"{rules.QuietFrom}:00"));
            }

            var day = DateOnly.FromDateTime(local.DateTime);
            if (IsHoliday(day, debtor.Holidays))
            {
                yield return new(
                    "collections.contact_holiday",
                    $"{day:O} is a public holiday where the debtor lives; contact him after it.",
                    RefusalKind.Conflict, new RefusalValue("day", $"{day:O}"));
            }
        }
    }

    static IEnumerable<Refusal> Calls(
        ContactChannel channel, DateTimeOffset now, DebtorFacts debtor, ContactRules rules)
    {
        if (channel is ContactChannel.Call or ContactChannel.Visit
            && debtor.Earlier.Any(c => c.Channel == channel && c.Outcome == ContactOutcome.Open))
        {
            yield return new(
                "collections.contact_open",
                "Somebody is at this debtor already, or did not say how it went; enter that first.");
        }

        if (channel == ContactChannel.Call && EffectiveCalls(now, debtor) >= rules.CallsADay)
        {
            yield return new(
                "collections.calls_used",
                $"The debtor was spoken to {rules.CallsADay} times today; call him again tomorrow.",
                RefusalKind.Conflict, new RefusalValue("most", $"{rules.CallsADay}"));
        }
    }

    static IEnumerable<Refusal> Others(
        ContactChannel channel, ContactParty party, DebtorFacts debtor, ContactRules rules)
    {
        if (party == ContactParty.Debtor)
        {
            yield break;
        }

        if (channel is not (ContactChannel.Call or ContactChannel.Visit))
        {
            yield return new(
                "collections.others_not_written_to",
                "Nobody but the debtor is written to: what is written tells of the debt. Call, and ask for him only.");
        }

        if (debtor.Earlier.Any(c => c.Party == ContactParty.Other && c.Outcome == ContactOutcome.Refused))
        {
            yield return new(
                "collections.others_refused", "Somebody else was asked and wants no more of it; ask others no more.");
        }

        if (!IsUnreachable(debtor, rules))
        {
            yield return new(
                "collections.debtor_reachable",
                $"Others are asked only for a debtor whom calls on {rules.TriesOnDays} days did not reach; call him.",
                RefusalKind.Conflict, new RefusalValue("days", $"{rules.TriesOnDays}"));
        }
    }

    /// <summary>What a debtor's clock shows.</summary>
    internal static string ClockOf(string zone, DateTimeOffset now) =>
        $"{TimeZoneInfo.ConvertTime(now, TimeZoneInfo.FindSystemTimeZoneById(zone)):HH:mm}";

    /// <summary>Effective calls on the debtor's present day; where two zones count, the more of the two.</summary>
    internal static int EffectiveCalls(DateTimeOffset now, DebtorFacts debtor) => debtor.Zones.Max(zone =>
    {
        var day = TimeZoneInfo.ConvertTime(now, zone).Date;
        return debtor.Earlier.Count(c => c.IsEffectiveCall && TimeZoneInfo.ConvertTime(c.At, zone).Date == day);
    });

    /// <summary>Called on several days of the last 30 and never reached, by whatever way.</summary>
    internal static bool IsUnreachable(DebtorFacts debtor, ContactRules rules)
    {
        var own = debtor.Earlier.Where(c => c.Party == ContactParty.Debtor).ToList();
        var zone = debtor.Zones[0];
        return own.TrueForAll(c => c.Outcome is not (ContactOutcome.Effective or ContactOutcome.Open))
            && own.Where(c => c.Channel == ContactChannel.Call).Select(c => TimeZoneInfo.ConvertTime(c.At, zone).Date)
                .Distinct().Count() >= rules.TriesOnDays;
    }

    /// <summary>A day without business that hangs together with a closed weekday: a plain weekend is none.</summary>
    static bool IsHoliday(DateOnly day, Calendar calendar)
    {
        if (calendar.IsBusinessDay(day))
        {
            return false;
        }

        return Run(day, 1).Concat(Run(day, -1)).Any(d => d.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday));

        IEnumerable<DateOnly> Run(DateOnly from, int step)
        {
            for (var at = from; !calendar.IsBusinessDay(at); at = at.AddDays(step))
            {
                yield return at;
            }
        }
    }
}
