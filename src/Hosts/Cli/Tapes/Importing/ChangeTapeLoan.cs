using Wheelhouse.Kernel;
using Wheelhouse.Origination;
using Wheelhouse.Platform;
using Wheelhouse.Servicing;
using Wheelhouse.Servicing.Changes;
using Wheelhouse.Servicing.Changes.Requests;

namespace Wheelhouse.Cli.Tapes.Importing;

/// <summary>Books a change that one person may make alone.</summary>
sealed record ChangeTapeLoan(Id<Agreement> Agreement, AgreementChange Change)
{
    internal sealed class Handler(IHandle<BookChange, EventBooked> book) : IHandle<ChangeTapeLoan, TapeAnswer>
    {
        public async Task<Outcome<TapeAnswer>> Handle(ChangeTapeLoan command, CancellationToken cancel) =>
            new TapeAnswer((await book.Handle(new(command.Agreement, command.Change), cancel)).Refused?.Code);
    }
}

/// <summary>Asks for a change to which a second person must agree: the maker's half.</summary>
sealed record AskTapeChange(Id<Agreement> Agreement, AgreementChange Change)
{
    internal sealed class Handler(IHandle<RequestChange, RequestView> ask) : IHandle<AskTapeChange, TapeAnswer>
    {
        public async Task<Outcome<TapeAnswer>> Handle(AskTapeChange command, CancellationToken cancel)
        {
            var asked = await ask.Handle(new(command.Agreement, command.Change), cancel);
            return asked.IsDone ? new TapeAnswer(null, asked.Value.Id) : new TapeAnswer(asked.Refused!.Code);
        }
    }
}

/// <summary>Grants what was asked for, which books it: the checker's half.</summary>
sealed record GrantTapeChange(Id<Request> Request)
{
    internal sealed class Handler(IHandle<AnswerRequest, RequestView> grant) : IHandle<GrantTapeChange, TapeAnswer>
    {
        public async Task<Outcome<TapeAnswer>> Handle(GrantTapeChange command, CancellationToken cancel) =>
            new TapeAnswer(
                (await grant.Handle(new(command.Request, RequestState.Granted), cancel)).Refused?.Code);
    }
}
