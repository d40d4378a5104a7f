using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Wheelhouse.Banking.Storage;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;

namespace Wheelhouse.Banking.Files;

/// <summary>Files of the bank and for it, newest first.</summary>
static class ListFiles
{
    static readonly Sheet<FileCard> Sheet = new Sheet<FileCard>("bank-files", new("银行文件", "Bank files"))
        .Text("文件名", "File", f => f.Name)
        .Text("报文", "Message", f => f.Message)
        .Instant("时间", "At", f => f.At)
        .Words("状态", "State", f => BankWords.Of(f.State))
        .Number("笔数", "Movements", f => f.Entries)
        .Number("已入账", "Booked", f => f.Booked)
        .Number("待处理", "Waiting", f => f.Waiting)
        .Number("重复", "Known before", f => f.Known)
        .Money("期初余额", "Opening balance", f => f.Opening)
        .Money("期末余额", "Closing balance", f => f.Closing)
        .Day("执行日", "To be done on", f => f.ExecuteOn)
        .Money("指令总额", "Sum of orders", f => f.Total)
        .Number("失败", "Failed", f => f.Failed)
        .Text("退回原因", "Why refused", f => f.Trouble?.Sentence);

    internal static async Task<Ok<Page<FileCard>>> Get(
        Id<BankAccount>? account, Word<FileKind>? kind, int? limit, string? after, House house, BankFiles files,
        CancellationToken cancel) =>
        TypedResults.Ok(await Read(house, files, account, kind?.Value, new(limit, after), cancel));

    internal static async Task<IResult> Export(
        Id<BankAccount>? account, Word<FileKind>? kind, string? lang, House house, BankFiles files,
        CancellationToken cancel) => Sheet.Answer(
            await Paging.All(page => Read(house, files, account, kind?.Value, page, cancel)), lang);

    static async Task<Page<FileCard>> Read(
        House house, BankFiles files, Id<BankAccount>? account, FileKind? kind, PageRequest request,
        CancellationToken cancel)
    {
        var page = await house.Set<BankFileRow>().AsNoTracking()
            .Where(f => (account == null || f.Account == account) && (kind == null || f.Kind == kind))
            .ToPage(f => f.Id, request, cancel);
        return new(await files.Cards(page.Items, version: null, cancel), page.Next);
    }
}

/// <summary>One file.</summary>
static class ShowFile
{
    internal static async Task<Results<Ok<FileCard>, ProblemHttpResult>> Get(
        Id<BankFile> file, House house, BankFiles files, Desk desk, CancellationToken cancel)
    {
        var row = await house.Set<BankFileRow>().AsNoTracking().FirstOrDefaultAsync(f => f.Id == file, cancel);
        Outcome<FileCard> found = row is null ? BankFiles.Unknown(file) : await files.Card(row, row.Version, cancel);
        return desk.Tagged(found).ToAnswer();
    }
}
