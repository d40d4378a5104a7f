using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using System.Text.Json;
using Wheelhouse.Decisions;
using Wheelhouse.Kernel;
using Wheelhouse.Origination.Assessing;
using Wheelhouse.Origination.Governing;
using Wheelhouse.Origination.Storage;
using Wheelhouse.Platform;
using Wheelhouse.Sources;
using Wheelhouse.Trust;

namespace Wheelhouse.Origination.Applications;

/// <summary>Opens a decision for the lender's own people: from what was stored, looked into with the same policy.
/// </summary>
sealed class CaseFiles(House house, Cases cases, LenderPolicies policies, ISources sources, IFieldCipher cipher)
{
    const int MostShares = 5;
    const int Decimals = 3;

    static readonly Text Law = new("法规", "Law");
    static readonly Text Other = new("检查", "Checks");

    /// <summary>From best to worst, as a person wants to read them: a refusal before what is unknown.</summary>
    static int Weight(CheckResult result) => -(int)result;

    /// <returns>Refused: <c>origination.no_such_application</c>, <c>origination.no_decision</c>.</returns>
    internal async Task<Outcome<CaseFileView>> Read(Id<Application> application, CancellationToken cancel)
    {
        var found = await cases.Find(application, null, cancel);
        if (found.Refused is { } refused)
        {
            return refused;
        }

        var dossier = found.Value.Dossier;
        var row = dossier.Assessed is { } assessed
            ? await house.Set<DecisionRow>().AsNoTracking().FirstOrDefaultAsync(d => d.Id == assessed.Record, cancel)
            : null;
        if (row is null)
        {
            return new Refusal(
                "origination.no_decision", "Nothing was decided on this application yet; it has no file.",
                RefusalKind.NotFound);
        }

        var calls = await sources.Calls(dossier.Lender, dossier.Id.ToString(), cancel);
        var policy = await policies.Find(dossier.Lender, row.Policy, row.PolicyVersion, cancel);
        var stored = JsonSerializer.Deserialize<Dictionary<string, string>>(
            cipher.Decrypt(DecisionRow.Field, row.Inputs), Json.Stored)!;
        return View(row, policy, policy?.LookInto(Inputs.Read(policy.Fields, stored)), calls);
    }

    /// <param name="policy">Null where the version is no longer at hand; then the file has what was stored.</param>
    internal static CaseFileView View(
        DecisionRow row, Policy? policy, CaseFile? looked, IReadOnlyList<SourceCall> calls)
    {
        var groups = row.Checks.GroupBy(check => check.IsRule ? Law : check.Group ?? Other)
            .Select(group => Group(group.Key, [.. group.Select(check => Check(check, policy, looked, calls))]))
            .OrderBy(group => Weight(group.Worst));
        return new(
            row.Policy, row.PolicyVersion, row.Verdict, row.At, row.TookMicroseconds, [.. groups],
            policy is null || looked is null ? [] : [.. policy.Models.Select(model => Model(model, looked.Scored))],
            row.Ruled?.Price is { } price ? Cost(price) : null);
    }

    /// <remarks>By hand: of a price of 4.60 % that earns 1.00 %, 3.60 % pays for funding, loss and cost; a product at
    /// 5.28 % leaves 1.68 %.</remarks>
    static FiledPrice Cost(PriceFound price)
    {
        var sheet = price.Sheet;
        return new(
            sheet.Rules, price.Grade, price.Default, sheet.Rate,
            [.. sheet.Parts.Select(part => new FiledPricePart(part.Component, part.Rate, part.Amount))],
            sheet.Cap is { } cap ? new(cap.Rule, cap.Limit, cap.Says, cap.Source, cap.Verified) : null,
            price.Charged,
            price.Charged is { } charged
                ? new(charged.PerYear - (sheet.Rate.PerYear - sheet.Earned.PerYear))
                : null,
            sheet.AverageLife);
    }

    static FiledGroup Group(Text label, IReadOnlyList<FiledCheck> checks) => new(
        label, checks.Max(check => check.Result), [.. checks.OrderBy(check => Weight(check.Result))]);

    static FiledCheck Check(
        CheckFound check, Policy? policy, CaseFile? looked, IReadOnlyList<SourceCall> calls)
    {
        var table = policy?.Tables.FirstOrDefault(one => one.Id == check.Id);
        IReadOnlyList<SourceKind> kinds = table is null ? [] : AskedOf.Of(policy!, table);
        var why = looked?.Reasons.Where(reason => reason.Check == check.Id).Select(reason => reason.Words);
        return new(
            check.Id, check.Label, check.Result, check.Actual, check.Limit, [.. why ?? []], check.Verified,
            check.Source, check.Version, check.InputsHash,
            [
                .. calls.Where(call => kinds.Contains(call.Kind)).Select(call => new FiledSource(
                    call.Kind, call.Outcome, call.AnsweredAt ?? call.AskedAt, call.Simulated)),
            ]);
    }

    static FiledModel Model(ModelNode node, Inputs scored)
    {
        var fields = scored.Fields;
        var shares = node.Explain(scored).Where(share => share.LogOdds != 0)
            .OrderByDescending(share => Math.Abs(share.LogOdds)).Take(MostShares).Select(share => new FiledShare(
                fields[share.Input.Slot].Label, fields[share.Input.Slot].Show(scored[share.Input.Slot]),
                decimal.Round((decimal)share.LogOdds, Decimals, MidpointRounding.ToEven)));
        return new(
            node.Id, node.Version, node.Model.Name, node.Hash, fields[node.Output].Label,
            fields[node.Output].Show(scored[node.Output]), [.. shares]);
    }
}

/// <summary>The underwriter's file of an application.</summary>
static class ReadCaseFile
{
    internal static async Task<Results<Ok<CaseFileView>, ProblemHttpResult>> Get(
        Id<Application> id, CaseFiles files, CancellationToken cancel) =>
        (await files.Read(id, cancel)).ToAnswer();
}
