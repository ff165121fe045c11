// What the baseline study has to answer for the network as a whole: the question, the answer, who answers it.
#include <string>

#include "core/network/draft.hpp"
#include "shell/pages/baseline_words.hpp"
#include "shell/pages/record_form.hpp"
#include "shell/pages/trash.hpp"

namespace parcours::pages {
namespace {

void questionItem(ui::Ui& ui, App& app, const View& question) {
  const auto& t = app.text();
  std::string& editing = app.pageState("question");
  const std::string text = question.text("text");
  if (editing != question.id()) {
    ui.text(text.empty() ? t(Msg::question_no_text) : text, ui::TextStyle::strong);
    if (const std::string answer = question.text("answer"); !answer.empty())
      ui.text(answer, ui::TextStyle::small);
    else
      ui.pill(t(Msg::question_open), ui::Tone::warn);
    if (const std::string by = question.text("answered_by"); !by.empty())
      ui.muted(t(Msg::question_by, {{"who", by}}), ui::TextStyle::small);
    if (ui.button("edit", t(Msg::question_edit), ui::Emphasis::quiet, ui::Icon::edit))
      editing = question.id();
    return;
  }
  recordFields(ui, app, question, {"text", "answer", "answered_by"});
  ui.row([&] {
    if (ui.button("done", t(Msg::common_done), ui::Emphasis::secondary, ui::Icon::check)) editing.clear();
    if (removeRecord(ui, app, question)) editing.clear();
  });
}

}  // namespace

void questionsCard(ui::Ui& ui, App& app) {
  const auto& t = app.text();
  const auto all = app.network().all("question");
  ui.card("questions", t(Msg::question_title), [&] {
    if (all.empty()) ui.muted(t(Msg::question_none), ui::TextStyle::small);
    ui.list("questions", t(Msg::question_title), static_cast<int>(all.size()), [&](int i) {
      const View& question = all[static_cast<std::size_t>(i)];
      ui.scope(question.id(), [&] { questionItem(ui, app, question); });
    });
    std::string& text = ui.draft("question");
    if (const auto typed =
            ui.textField("new_question", t(Msg::question_new), text, {.maxLength = 1000, .rows = 2}))
      text = *typed;
    const bool asked = text.find_first_not_of(" \n") != std::string::npos;
    if (ui.button("add_question", t(Msg::question_add), ui::Emphasis::secondary, ui::Icon::plus, asked)) {
      Draft draft(app.session().newId(), "question", kCommons);
      app.run(Msg::question_did_add, draft.text("text", text).take(), true);
      ui.clearDrafts();
    }
    trash(ui, app, "question");
  });
}

}  // namespace parcours::pages
