using System.Text;
using Wheelhouse.Kernel;
using Wheelhouse.Origination.Applications;
using Wheelhouse.Origination.Assessing;
using Wheelhouse.Origination.Quotes;
using Wheelhouse.Origination.Storage;
using Wheelhouse.Platform;
using Wheelhouse.Trust;

namespace Wheelhouse.Origination.Notices;

/// <summary>Makes the notice in the transaction of the adverse answer, so that no such answer is without one.</summary>
sealed class Announcing(House house, IFieldCipher cipher, TimeProvider clock)
{
    internal void Tell(Dossier decided, Funder funder)
    {
        if (NoticePaper.Of(decided, funder) is not { } paper)
        {
            return;
        }

        var html = NoticeDocument.Render(paper);
        house.Append(new NoticeRow
        {
            Id = Id<Notice>.New(clock),
            Application = decided.Id,
            Organisation = decided.Lender,
            Customer = decided.Customer,
            At = clock.GetUtcNow(),
            Html = cipher.Encrypt(NoticeRow.Field, Encoding.UTF8.GetString(html)),
            Hash = Hashing.Of(html),
        });
    }
}
