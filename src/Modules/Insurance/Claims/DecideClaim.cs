using Microsoft.AspNetCore.Http.HttpResults;
using Wheelhouse.Insurance.Policies;
using Wheelhouse.Insurance.Storage;
using Wheelhouse.Insurance.Tariffs;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;
using Wheelhouse.Products;

namespace Wheelhouse.Insurance.Claims;

/// <summary>The insurer sets what it reckons with, or says what the damage costs.</summary>
/// <param name="Damage">Null: only the reserve is set.</param>
sealed record AssessClaim(Id<Claim> Claim, Money Reserve, Money? Damage, bool TotalLoss, string Because, long? Seen)
{
    internal static Refusal? Decide(AssessClaim asked, ClaimState state, Money carValue) =>
        ClaimRules.Step(state, ClaimState.Reported, ClaimState.Assessed) is { } early ? early
        : asked.Reserve.Currency != carValue.Currency || asked.Reserve.IsNegative
            || asked.Damage is { } damage && (damage.Currency != carValue.Currency || !damage.IsPositive)
            ? new(
                "insurance.claim_amount", $"Give amounts above zero in {carValue.Currency.Code}.", RefusalKind.Invalid,
                new RefusalValue("currency", carValue.Currency.Code))
        : null;

    internal sealed class Handler(ClaimFiles files, Caller caller) : IHandle<AssessClaim, ClaimView>
    {
        public async Task<Outcome<ClaimView>> Handle(AssessClaim command, CancellationToken cancel)
        {
            var found = await files.Open(command.Claim, command.Seen, cancel);
            if (found.Refused is { } unknown)
            {
                return unknown;
            }

            var row = found.Value;
            var worth = (await files.Policy(row, cancel)).Covers[^1].Risk.CarValue;
            if ((Decide(command, row.State, worth) ?? DecideClaim.Unreasoned(command.Because)) is { } refused)
            {
                return refused;
            }

            // a lost car has cost what it was worth
            var damage = command.Damage is null ? row.File.Damage : command.TotalLoss ? worth : command.Damage;
            var file = row.File with
            {
                Reserve = command.Reserve,
                Damage = damage,
                AssessedBy = command.Damage is null ? row.File.AssessedBy : caller.Actor.User,
                TotalLoss = command.Damage is null ? row.File.TotalLoss : command.TotalLoss,
            };
            var state = damage is null ? ClaimState.Reported : ClaimState.Assessed;
            return await files.Move(
                row, state, file, command.Because.Trim(), cancel, command.Damage is null ? "Reserved" : null);
        }
    }

    internal sealed record Body(Money Reserve, string Because, Money? Damage = null, bool TotalLoss = false);

    internal static Task<Results<Ok<ClaimView>, ProblemHttpResult>> Post(
        Id<Claim> claim, Body body, Desk desk, CancellationToken cancel) => desk.Send<AssessClaim, ClaimView>(
            new(claim, body.Reserve, body.Damage, body.TotalLoss, body.Because, desk.IfMatch), cancel);
}

/// <summary>The insurer accepts or rejects a claim, with a reason that the customer reads.</summary>
/// <param name="Amount">What is paid; null with a rejection.</param>
sealed record DecideClaim(Id<Claim> Claim, Money? Amount, string Because, long? Seen)
{
    internal static Refusal? Unreasoned(string because) => because.Trim().Length is 0 or > 1_000
        ? new(
            "insurance.claim_reason", "Give a reason that the customer can read, in at most 1,000 characters.",
            RefusalKind.Invalid)
        : null;

    /// <param name="limit">What who assessed the damage may grant alone.</param>
    internal static Refusal? Decide(DecideClaim asked, ClaimRow claim, Money most, Money limit, Id<User> me) =>
        ClaimRules.Step(claim.State, ClaimState.Assessed) is { } early ? early
        : asked.Amount is { } amount && (amount.Currency != most.Currency || !amount.IsPositive || amount > most)
            ? new(
                "insurance.claim_too_much", $"At most {most} is paid: the damage that was assessed.",
                RefusalKind.Invalid, new RefusalValue("most", $"{most}"))
        : asked.Amount > limit && claim.File.AssessedBy == me
            ? new(
                "insurance.claim_second_person",
                $"You assessed this claim; above {limit} another person grants it.", RefusalKind.Forbidden,
                new RefusalValue("limit", $"{limit}"))
        : Unreasoned(asked.Because);

    internal sealed class Handler(ClaimFiles files, IRuleBook rules, IBusinessDays days, Caller caller)
        : IHandle<DecideClaim, ClaimView>
    {
        public async Task<Outcome<ClaimView>> Handle(DecideClaim command, CancellationToken cancel)
        {
            var found = await files.Open(command.Claim, command.Seen, cancel);
            if (found.Refused is { } unknown)
            {
                return unknown;
            }

            var (row, policy) = (found.Value, await files.Policy(found.Value, cancel));
            var worth = policy.Covers[^1].Risk.CarValue;
            var damage = Money.Min(row.File.Damage ?? Money.Zero(worth.Currency), worth);
            var limit = await files.Limit(policy, cancel);
            if (Decide(command, row, damage, limit, caller.Actor.User) is { } refused)
            {
                return refused;
            }

            var share = InsuranceRules.PayeeShare(rules, await days.Of(row.Organisation, cancel));
            var file = row.File with
            {
                Granted = command.Amount,
                PayeeAsked = command.Amount is not null
                    && ClaimRules.NeedsPayee(row.Lender is not null, row.File.TotalLoss, damage, worth, share),
            };
            var state = command.Amount is null ? ClaimState.Rejected : ClaimState.Accepted;
            return await files.Move(row, state, file, command.Because.Trim(), cancel);
        }
    }

    internal sealed record Body(string Because, Money? Amount = null);

    internal static Task<Results<Ok<ClaimView>, ProblemHttpResult>> Post(
        Id<Claim> claim, Body body, Desk desk, CancellationToken cancel) =>
        desk.Send<DecideClaim, ClaimView>(new(claim, body.Amount, body.Because, desk.IfMatch), cancel);
}

/// <summary>The lender of the car says where the money may go, and what pays off the loan today.</summary>
sealed record AnswerAsPayee(Id<Claim> Claim, PayeeAnswer Answer, long? Seen)
{
    internal sealed class Handler(ClaimFiles files, ILossPayees payees, Caller caller)
        : IHandle<AnswerAsPayee, ClaimView>
    {
        public async Task<Outcome<ClaimView>> Handle(AnswerAsPayee command, CancellationToken cancel)
        {
            var found = await files.Open(command.Claim, command.Seen, cancel);
            if (found.Refused is { } unknown)
            {
                return unknown;
            }

            var row = found.Value;
            if (row.Lender != caller.Actor.Organisation)
            {
                return ClaimRules.Unknown;
            }

            if (ClaimRules.Step(row.State, ClaimState.Accepted) is { } early)
            {
                return early;
            }

            if (!row.File.PayeeAsked)
            {
                return new Refusal(
                    "insurance.payee_not_asked", "This damage is small; the lender's answer is not needed.");
            }

            var payoff = await payees.Payoff((await files.Policy(row, cancel)).Agreement!, cancel);
            return payoff.Refused is { } unquoted
                ? unquoted
                : await files.Move(
                    row, row.State, row.File with { Answer = command.Answer, Payoff = payoff.Value }, because: null,
                    cancel, $"Payee{command.Answer}");
        }
    }

    internal sealed record Body(PayeeAnswer Answer);

    internal static Task<Results<Ok<ClaimView>, ProblemHttpResult>> Post(
        Id<Claim> claim, Body body, Desk desk, CancellationToken cancel) =>
        desk.Send<AnswerAsPayee, ClaimView>(new(claim, body.Answer, desk.IfMatch), cancel);
}

/// <summary>The insurer pays: the lender first where the car is lost, the customer the rest. Recorded for the simulated
/// channel; no money moves, and nothing is booked at the lender's until he receives it.</summary>
sealed record SettleClaim(Id<Claim> Claim, long? Seen)
{
    internal static Refusal? Decide(ClaimRow row) =>
        ClaimRules.Step(row.State, ClaimState.Accepted) is { } early ? early
        : row.File is { PayeeAsked: true, Answer: null }
            ? new(
                "insurance.payee_silent",
                "The lender of the car must answer first: the damage is large, or all of it.")
        : null;

    internal sealed class Handler(ClaimFiles files, IWork work) : IHandle<SettleClaim, ClaimView>
    {
        public async Task<Outcome<ClaimView>> Handle(SettleClaim command, CancellationToken cancel)
        {
            var found = await files.Open(command.Claim, command.Seen, cancel);
            if ((found.Refused ?? Decide(found.Value)) is { } refused)
            {
                return refused;
            }

            var (row, file) = (found.Value, found.Value.File);
            var paid = ClaimRules.Split(
                file.Granted!.Value, file.TotalLoss, file.Answer, file.Payoff, row.Lender, row.Customer!.Value);
            var policy = await files.Policy(row, cancel);
            if (file.TotalLoss && policy.State == PolicyState.Active)
            {
                // the premium of a lost car is used up: it paid for the car
                (policy.State, policy.End) = (PolicyState.Lost, row.LossDay.AddDays(1));
                work.Publish(new PolicyEnded(policy.Organisation, policy.Id, policy.End));
            }

            return await files.Move(row, ClaimState.Settled, file with { Payments = paid }, because: null, cancel);
        }
    }

    internal static Task<Results<Ok<ClaimView>, ProblemHttpResult>> Post(
        Id<Claim> claim, Desk desk, CancellationToken cancel) =>
        desk.Send<SettleClaim, ClaimView>(new(claim, desk.IfMatch), cancel);
}

/// <summary>Nothing more is to be done.</summary>
sealed record CloseClaim(Id<Claim> Claim, long? Seen)
{
    internal sealed class Handler(ClaimFiles files) : IHandle<CloseClaim, ClaimView>
    {
        public async Task<Outcome<ClaimView>> Handle(CloseClaim command, CancellationToken cancel)
        {
            var found = await files.Open(command.Claim, command.Seen, cancel);
            var refused = found.Refused
                ?? ClaimRules.Step(found.Value.State, ClaimState.Settled, ClaimState.Rejected);
            return refused is not null
                ? refused
                : await files.Move(found.Value, ClaimState.Closed, found.Value.File, because: null, cancel);
        }
    }

    internal static Task<Results<Ok<ClaimView>, ProblemHttpResult>> Post(
        Id<Claim> claim, Desk desk, CancellationToken cancel) =>
        desk.Send<CloseClaim, ClaimView>(new(claim, desk.IfMatch), cancel);
}
