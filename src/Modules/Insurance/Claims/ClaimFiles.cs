using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Wheelhouse.Insurance.Policies;
using Wheelhouse.Insurance.Storage;
using Wheelhouse.Insurance.Tariffs;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;

namespace Wheelhouse.Insurance.Claims;

/// <summary>Claims the caller is concerned by: as insurer, customer or lender of the car.</summary>
sealed class ClaimFiles(
    House house, PolicyFiles policies, TariffsInForce tariffs, IBusinessDays days, Caller caller, IWork work)
{
    static readonly Sheet<ClaimView> Export = new Sheet<ClaimView>("claims", new("理赔案件", "Claims"))
        .Day("出险日期", "Day of loss", c => c.LossDay)
        .Text("出险类型", "Kind", c => c.File.Kind.ToString())
        .Text("保单号", "Policy", c => c.Number)
        .Text("车架号", "VIN", c => c.Vin)
        .Text("状态", "State", c => c.State.ToString())
        .Money("准备金", "Reserve", c => c.File.Reserve)
        .Money("损失", "Damage", c => c.File.Damage)
        .Money("核定赔款", "Granted", c => c.File.Granted)
        .Money("付给贷款机构", "To the lender", c => ToLender(c.File));

    /// <summary>A claim to be changed; the lender's by the name on it.</summary>
    internal async Task<Outcome<ClaimRow>> Open(Id<Claim> claim, long? seen, CancellationToken cancel)
    {
        var me = caller.Actor.Organisation;
        var row = await house.Set<ClaimRow>().IgnoreQueryFilters().FirstOrDefaultAsync(
            c => c.Id == claim && (c.Organisation == me || c.Customer == me || c.Lender == me), cancel);
        return row is null ? ClaimRules.Unknown : Versions.Check(row, seen) is { } stale ? stale : row;
    }

    internal Task<PolicyRow> Policy(ClaimRow claim, CancellationToken cancel) =>
        house.Set<PolicyRow>().IgnoreQueryFilters().FirstAsync(p => p.Id == claim.Policy, cancel);

    /// <summary>What one person may grant alone.</summary>
    internal async Task<Money> Limit(PolicyRow policy, CancellationToken cancel) =>
        (await policies.Tariff(policy, cancel)).ClaimLimit;

    /// <summary>Takes a step, writes down who took it, and tells it.</summary>
    internal async Task<ClaimView> Move(
        ClaimRow row, ClaimState state, ClaimFile file, string? because, CancellationToken cancel, string? what = null)
    {
        var (policy, version) = (await Policy(row, cancel), house.Entry(row).State == EntityState.Added ? 0 : 1);
        var on = await days.Of(row.Organisation, cancel);
        row.State = state;
        row.File = file with { Steps = [.. file.Steps, new(what ?? $"{state}", caller.Actor.Name, on, because)] };
        work.About(row.Id.ToString());
        work.Publish(new ClaimMoved(row.Organisation, row.Id, what ?? $"{state}"));
        return ClaimView.Of(row, policy, await Limit(policy, cancel), row.Version + version);
    }

    static Money? ToLender(ClaimFile file) => file.Payments?.FirstOrDefault(p => p.Lender)?.Amount;

    internal static async Task<Results<Ok<ClaimView>, ProblemHttpResult>> Get(
        Id<Claim> claim, House house, ClaimFiles files, Caller caller, Desk desk, CancellationToken cancel)
    {
        var (me, everyone) = (caller.Actor.Organisation, caller.Actor.SeesEveryone);
        var row = await house.Set<ClaimRow>().IgnoreQueryFilters().AsNoTracking().FirstOrDefaultAsync(
            c => c.Id == claim && (everyone || c.Organisation == me || c.Customer == me || c.Lender == me), cancel);
        if (row is null)
        {
            return ClaimRules.Unknown.ToProblem();
        }

        var policy = await files.Policy(row, cancel);
        return desk.Tagged<ClaimView>(ClaimView.Of(row, policy, await files.Limit(policy, cancel), row.Version))
            .ToAnswer();
    }

    /// <summary>Newest first.</summary>
    internal static async Task<Ok<Page<ClaimView>>> List(
        Word<ClaimState>? state, int? limit, string? after, ClaimFiles files, CancellationToken cancel) =>
        TypedResults.Ok(await files.Read(state?.Value, new(limit, after), cancel));

    internal static async Task<IResult> GetExport(
        Word<ClaimState>? state, string? lang, ClaimFiles files, CancellationToken cancel) =>
        Export.Answer(await Paging.All(page => files.Read(state?.Value, page, cancel)), lang);

    internal async Task<Page<ClaimView>> Read(ClaimState? state, PageRequest request, CancellationToken cancel)
    {
        var (me, everyone) = (caller.Actor.Organisation, caller.Actor.SeesEveryone);
        var page = await house.Set<ClaimRow>().IgnoreQueryFilters().AsNoTracking()
            .Where(c => everyone || c.Organisation == me || c.Customer == me || c.Lender == me)
            .Where(c => state == null || c.State == state)
            .ToPage(c => c.Id, request, cancel);
        var ids = page.Items.Select(c => c.Policy).Distinct().ToArray();
        var held = await house.Set<PolicyRow>().IgnoreQueryFilters().AsNoTracking()
            .Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, cancel);
        var known = await tariffs.Of([.. held.Values.Select(p => p.Tariff).Distinct()], cancel);
        return page.Select(c =>
            ClaimView.Of(c, held[c.Policy], known[held[c.Policy].Tariff].Tariff.ClaimLimit, c.Version));
    }
}
