using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Wheelhouse.Collections.Cases;
using Wheelhouse.Collections.Storage;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;

namespace Wheelhouse.Collections.Inhibiting;

/// <summary>The rules of the start inhibit, in the order of their letters (<see cref="InhibitGuard"/>).</summary>
enum InhibitRule
{
    /// <summary>(a) Past due, and nothing under way that would cure it.</summary>
    PastDue,

    /// <summary>(b) Warned in time, by two channels.</summary>
    Warned,

    /// <summary>(c) Two persons, a reason, an end.</summary>
    TwoPersons,

    /// <summary>(d) A live fix of a parked car, on a place for parking.</summary>
    Parked,

    /// <summary>(e) The starter, never the fuel, never a running engine.</summary>
    StarterOnly,

    /// <summary>(f) The device's status says what is true.</summary>
    Confirmed,

    /// <summary>(g) No emergency.</summary>
    NoEmergency,

    /// <summary>(h) Let go by itself.</summary>
    LetGo,

    /// <summary>(i) Switched on, not killed, not too many.</summary>
    Switch,

    /// <summary>(j) Each step on record.</summary>
    OnRecord,

    /// <summary>(k) Agreed to in the contract, and by a consent of its own.</summary>
    Agreed,

    /// <summary>(w) The right car.</summary>
    RightCar,
}

/// <summary>How a rule stands at this moment.</summary>
enum RuleStanding
{
    Passed,
    Against,

    /// <summary>Asked at a step that has not come: where the car is, is read only when a command is to leave.</summary>
    Later,

    /// <summary>Holds by the way the house is built; nobody has to ask it.</summary>
    Kept,
}

/// <summary>A rule, how it stands, and all that stands against it.</summary>
sealed record RuleNow(InhibitRule Rule, RuleStanding Standing, IReadOnlyList<Why> Against)
{
    /// <summary>Every rule, by what the guard says. A rule that nobody could ask yet is neither passed nor failed.
    /// </summary>
    internal static IReadOnlyList<RuleNow> Of(IEnumerable<Refusal> obstacles, InhibitState? state)
    {
        var found = obstacles.ToLookup(o => RuleOf(o.Code));
        return
        [
            .. Enum.GetValues<InhibitRule>().Select(rule => Fixed(rule, state) is { } standing
                ? new RuleNow(rule, standing, [])
                : new(
                    rule, found[rule].Any() ? RuleStanding.Against : RuleStanding.Passed,
                    [.. found[rule].Select(Why.Of)])),
        ];
    }

    /// <summary>How a rule stands whatever the guard says; null: the guard says it.</summary>
    static RuleStanding? Fixed(InhibitRule rule, InhibitState? state) => rule switch
    {
        InhibitRule.LetGo or InhibitRule.OnRecord => RuleStanding.Kept,
        InhibitRule.Confirmed => state == InhibitState.Confirmed ? RuleStanding.Passed : RuleStanding.Later,
        InhibitRule.Parked or InhibitRule.RightCar => RuleStanding.Later,
        InhibitRule.TwoPersons when state is null => RuleStanding.Later,
        _ => null,
    };

    internal static InhibitRule RuleOf(string code) => code["collections.".Length..] switch
    {
        "inhibit_not_overdue" or "relief_promised" or "relief_hardship" or "relief_disputed"
            or "relief_payment_in_flight" => InhibitRule.PastDue,
        "inhibit_not_warned" => InhibitRule.Warned,
        "inhibit_one_person" or "inhibit_no_reason" or "inhibit_expired" => InhibitRule.TwoPersons,
        "inhibit_no_device" or "inhibit_fix_old" or "inhibit_not_parked" or "inhibit_place" => InhibitRule.Parked,
        "inhibit_fuel" => InhibitRule.StarterOnly,
        "inhibit_emergency" => InhibitRule.NoEmergency,
        "inhibit_off" or "inhibit_killed" or "inhibit_too_many" => InhibitRule.Switch,
        "inhibit_not_in_contract" or "inhibit_no_consent" => InhibitRule.Agreed,
        "inhibit_other_car" => InhibitRule.RightCar,
        _ => throw new InvalidOperationException($"'{code}' belongs to no rule of the start inhibit."),
    };
}

/// <summary>A step that was taken.</summary>
/// <param name="Because">The code of what made the house take it; null where a person did.</param>
sealed record InhibitStepCard(int Number, InhibitState To, DateTimeOffset At, string? Because);

/// <summary>A request with each of its rules and each of its steps.</summary>
/// <param name="Rules">As they stand now; none where it is over.</param>
sealed record InhibitView(
    InhibitCard Card, IReadOnlyList<RuleNow> Rules, IReadOnlyList<InhibitStepCard> Steps, long Version) : IHasVersion
{
    internal static async Task<Results<Ok<InhibitView>, ProblemHttpResult>> Get(
        Id<Inhibit> inhibit, House house, Debts debts, Inhibits inhibits, CancellationToken cancel)
    {
        var row = await house.Set<InhibitRow>().AsNoTracking().FirstOrDefaultAsync(i => i.Id == inhibit, cancel);
        if (row is null)
        {
            return Inhibits.Unknown.ToProblem();
        }

        var debt = await debts.Open(row.Agreement, cancel);
        if (debt.Refused is { } unknown)
        {
            return unknown.ToProblem();
        }

        var steps = await house.Set<InhibitStepRow>().AsNoTracking().Where(s => s.Inhibit == inhibit)
            .OrderBy(s => s.Number).ToListAsync(cancel);
        return TypedResults.Ok(new InhibitView(
            InhibitCard.Of(row, row.Version),
            row.ReleasedAt is null ? await Ask(debt.Value, row, row.State, inhibits, cancel) : [],
            steps.ConvertAll(s => new InhibitStepCard(s.Number, s.To, s.At, s.Because)), row.Version));
    }

    /// <param name="state">Null: nobody has asked for it yet.</param>
    internal static async Task<IReadOnlyList<RuleNow>> Ask(
        Debt debt, InhibitRow row, InhibitState? state, Inhibits inhibits, CancellationToken cancel) =>
        RuleNow.Of(
            InhibitGuard.Obstacles(
                InhibitStep.Fire, await inhibits.Facts(debt, row, car: null, cancel), inhibits.Rules(debt)),
            state);
}
