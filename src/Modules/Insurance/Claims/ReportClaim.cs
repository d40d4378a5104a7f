using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Wheelhouse.Insurance.Policies;
using Wheelhouse.Insurance.Storage;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;

namespace Wheelhouse.Insurance.Claims;

/// <summary>First notice of loss, by the customer or by the lender of the car.</summary>
/// <param name="Words">What happened.</param>
sealed record ReportClaim(
    Id<Policy> Policy, DateOnly LossDay, LossKind Kind, string Words, IReadOnlyList<ClaimDocument> Documents)
{
    const int MostDocuments = 20;

    /// <param name="known">A claim for the same day and kind is there.</param>
    internal static Refusal? Decide(PolicyRow policy, ReportClaim asked, DateOnly today, bool known) =>
        asked.Words.Trim().Length is 0 or > 2_000 || asked.Documents.Count > MostDocuments
            || asked.Documents.Any(d => d.Name.Length is 0 or > 120 || d.Sha256.Length != 64
                || !d.Sha256.All(char.IsAsciiHexDigitLower))
            ? new(
                "insurance.report_out_of_range",
                "Say what happened in at most 2,000 characters, and give each of at most 20 documents a name and its "
                    + "SHA-256.",
                RefusalKind.Invalid)
        : asked.LossDay > today || asked.LossDay < policy.Start || asked.LossDay >= policy.End
            ? new(
                "insurance.loss_day", "The policy does not cover that day; name the day it happened.",
                RefusalKind.Invalid)
        : known
            ? new("insurance.claim_known", "This loss was reported already; open that claim.")
        : null;

    internal sealed class Handler(House house, ClaimFiles files, IBusinessDays days, Caller caller, TimeProvider clock)
        : IHandle<ReportClaim, ClaimView>
    {
        public async Task<Outcome<ClaimView>> Handle(ReportClaim command, CancellationToken cancel)
        {
            // the customer's own by the filter; the lender's by the name on the policy
            var me = caller.Actor.Organisation;
            var policy = await house.Set<PolicyRow>().IgnoreQueryFilters().AsNoTracking().FirstOrDefaultAsync(
                p => p.Id == command.Policy && (p.Customer == me || p.Lender == me), cancel);
            if (policy is null)
            {
                return PolicyFiles.Unknown;
            }

            var today = await days.Of(policy.Organisation, cancel);
            var known = await house.Set<ClaimRow>().IgnoreQueryFilters().AsNoTracking()
                .Where(c => c.Policy == policy.Id && c.LossDay == command.LossDay).ToListAsync(cancel);
            if (Decide(policy, command, today, known.Exists(c => c.File.Kind == command.Kind)) is { } refused)
            {
                return refused;
            }

            var row = new ClaimRow
            {
                Id = Id<Claim>.New(clock),
                Organisation = policy.Organisation,
                Customer = policy.Customer,
                Policy = policy.Id,
                Lender = policy.Lender,
                LossDay = command.LossDay,
                State = ClaimState.Reported,
                File = new(command.Kind, command.Words.Trim(), command.Documents, []),
                At = clock.GetUtcNow(),
            };
            house.Add(row);
            return await files.Move(row, ClaimState.Reported, row.File, because: null, cancel);
        }
    }

    internal static Task<Results<Ok<ClaimView>, ProblemHttpResult>> Post(
        ReportClaim body, Desk desk, CancellationToken cancel) => desk.Send<ReportClaim, ClaimView>(body, cancel);
}
