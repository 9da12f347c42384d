import { and, assign, emit, not, setup } from 'xstate';
import { applicationAsks } from './application/asks.ts';
import { applicationGuards } from './application/guards.ts';
import { applicationUpdates } from './application/updates.ts';
import { asks } from './asks.ts';
import { assistanceGuards } from './assistance/guards.ts';
import { assistanceUpdates } from './assistance/updates.ts';
import { autopayAsks } from './autopay/asks.ts';
import { autopayGuards } from './autopay/guards.ts';
import { autopayUpdates } from './autopay/updates.ts';
import { bankAsks } from './bank/asks.ts';
import { bankGuards } from './bank/guards.ts';
import { bankUpdates } from './bank/updates.ts';
import { billHelpGuards } from './bill-help/guards.ts';
import { billHelpUpdates } from './bill-help/updates.ts';
import { calendarGuards } from './calendar/guards.ts';
import { calendarUpdates } from './calendar/updates.ts';
import { callbackAsks } from './callback/asks.ts';
import { callbackGuards } from './callback/guards.ts';
import { callbackUpdates } from './callback/updates.ts';
import type { Condition } from './condition.ts';
import type { CallContext } from './context.ts';
import { extensionAsks } from './extension/asks.ts';
import { extensionGuards } from './extension/guards.ts';
import { extensionUpdates } from './extension/updates.ts';
import { guards, pressed } from './guards.ts';
import { guestGuards } from './guest/guards.ts';
import { guestUpdates } from './guest/updates.ts';
import { historyAsks } from './history/asks.ts';
import { historyGuards } from './history/guards.ts';
import { historyUpdates } from './history/updates.ts';
import { languageAsks } from './language/asks.ts';
import { languageGuards } from './language/guards.ts';
import { languageUpdates } from './language/updates.ts';
import { leaveMessageAsks } from './leave-message/asks.ts';
import { leaveMessageGuards } from './leave-message/guards.ts';
import { leaveMessageUpdates } from './leave-message/updates.ts';
import { onlineAccountAsks } from './online-account/asks.ts';
import { otherWaysAsks } from './other-ways/asks.ts';
import { otherWaysGuards } from './other-ways/guards.ts';
import { otherWaysUpdates } from './other-ways/updates.ts';
import { paymentPlanAsks } from './payment-plan/asks.ts';
import { paymentPlanGuards } from './payment-plan/guards.ts';
import { paymentPlanUpdates } from './payment-plan/updates.ts';
import { premiumGuards } from './premium/guards.ts';
import { premiumUpdates } from './premium/updates.ts';
import { queueAsks } from './queue/asks.ts';
import { queueGuards } from './queue/guards.ts';
import { queueUpdates } from './queue/updates.ts';
import { receiptAsks } from './receipt/asks.ts';
import { receiptGuards } from './receipt/guards.ts';
import { receiptUpdates } from './receipt/updates.ts';
import { regionUpdates } from './region/updates.ts';
import { relayAsks } from './relay/asks.ts';
import { relayGuards } from './relay/guards.ts';
import { relayUpdates } from './relay/updates.ts';
import { requestAsks } from './requests/asks.ts';
import { requestGuards } from './requests/guards.ts';
import { requestUpdates } from './requests/updates.ts';
import { savedMethodAsks } from './saved-method/asks.ts';
import { savedMethodGuards } from './saved-method/guards.ts';
import { savedMethodUpdates } from './saved-method/updates.ts';
import { scheduledAsks } from './scheduled/asks.ts';
import { scheduledGuards } from './scheduled/guards.ts';
import { scheduledUpdates } from './scheduled/updates.ts';
import { serviceAsks } from './service/asks.ts';
import { serviceGuards } from './service/guards.ts';
import { severalBillsAsks } from './several-bills/asks.ts';
import { severalBillsGuards } from './several-bills/guards.ts';
import { severalBillsUpdates } from './several-bills/updates.ts';
import { ttyGuards } from './tty/guards.ts';
import { ttyUpdates } from './tty/updates.ts';
import { updates } from './updates.ts';
import type { Ask, Expectation, FlowEvent, Proof } from './vocabulary.ts';

/** What a leaf state says and hears; the words themselves live in prompts/. */
export interface StateMeta {
  /** Catalog keys said before the question; no key cuts them short. */
  readonly announces?: readonly string[];
  /** Catalog keys of the question, in order. */
  readonly says?: readonly string[];
  /** One key of a menu, or a field closed with pound. */
  readonly hears?: 'menu' | 'field';
  /** So many digits a field has, always. */
  readonly fieldDigits?: number | 'memberIdDigits';
  /** Nothing pressed is an answer too, and need not be waited for long. */
  readonly isSilenceAnswer?: true;
  /** What is said after them is recorded for so long; the silence that ends it. */
  readonly recordsSeconds?: { readonly longest: number; readonly silence: number };
  /** Between one time the caller is asked to hold and the next. */
  readonly holdSeconds?: number;
  /** Heard in the carrier's queue, whose documents may not have every verb. */
  readonly isInQueue?: true;
  /** How much must have been proven before these words may be spoken. */
  readonly discloses?: Proof;
}

/** Types, guards, updates and asks of the call; every topic's state config is built from it. */
export const callSetup = setup({
  types: {
    context: {} as CallContext,
    events: {} as FlowEvent,
    emitted: {} as Ask,
    input: {} as CallContext,
    meta: {} as StateMeta,
    tags: {} as Expectation,
  },
  guards: {
    ...guards,
    ...autopayGuards,
    ...bankGuards,
    ...severalBillsGuards,
    ...languageGuards,
    ...serviceGuards,
    ...requestGuards,
    ...assistanceGuards,
    ...applicationGuards,
    ...billHelpGuards,
    ...premiumGuards,
    ...calendarGuards,
    ...extensionGuards,
    ...paymentPlanGuards,
    ...guestGuards,
    ...historyGuards,
    ...receiptGuards,
    ...savedMethodGuards,
    ...scheduledGuards,
    ...relayGuards,
    ...ttyGuards,
    ...otherWaysGuards,
    ...callbackGuards,
    ...leaveMessageGuards,
    ...queueGuards,
  },
  actions: {
    newQuestion: assign(updates.newQuestion),
    nextIdentification: assign(updates.nextIdentification),
    nextBillLookup: assign(updates.nextBillLookup),
    miss: assign(updates.miss),
    useRelay: assign(relayUpdates.useRelay),
    stillHere: assign(relayUpdates.stillHere),
    wantMoreTime: assign(relayUpdates.wantMoreTime),
    wantNoMoreTime: assign(relayUpdates.wantNoMoreTime),
    rememberMoreTime: emit(relayAsks.rememberMoreTime),
    useTty: assign(ttyUpdates.useTty),
    notePhoneKeys: assign(ttyUpdates.notePhoneKeys),
    recallRelay: assign(languageUpdates.recallRelay),
    repeat: assign({}),
    notice: assign(updates.notice),
    closeIdentification: assign(updates.closeIdentification),
    claimMemberId: assign(updates.claimMemberId),
    claimBillNumber: assign(updates.claimBillNumber),
    identify: assign(updates.identify),
    failIdentification: assign(updates.failIdentification),
    identifyBill: assign(updates.identifyBill),
    failBillLookup: assign(updates.failBillLookup),
    forgetBill: assign(updates.forgetBill),
    chooseUrgentBill: assign(updates.chooseUrgentBill),
    chooseEarlierBill: assign(updates.chooseEarlierBill),
    chooseListedBill: assign(updates.chooseListedBill),
    nextPage: assign(updates.nextPage),
    takeBills: assign(updates.takeBills),
    payBalance: assign(updates.payBalance),
    payMinimum: assign(updates.payMinimum),
    payKeyed: assign(updates.payKeyed),
    nextCalendarPage: assign(calendarUpdates.nextCalendarPage),
    chooseOnlyExtendable: assign(extensionUpdates.chooseOnlyExtendable),
    chooseExtendable: assign(extensionUpdates.chooseExtendable),
    nextExtensionPage: assign(extensionUpdates.nextExtensionPage),
    decideExtension: assign(extensionUpdates.decideExtension),
    grantExtension: assign(extensionUpdates.grantExtension),
    payDueNow: assign(paymentPlanUpdates.payDueNow),
    judgePaymentPlan: assign(paymentPlanUpdates.judgePaymentPlan),
    choosePlanLength: assign(paymentPlanUpdates.choosePlanLength),
    agreeToPaymentPlan: assign(paymentPlanUpdates.agreeToPaymentPlan),
    leaveBill: assign(paymentPlanUpdates.leaveBill),
    payFirstInstalment: assign(paymentPlanUpdates.payFirstInstalment),
    startSeveral: assign(severalBillsUpdates.startSeveral),
    chooseAllBills: assign(severalBillsUpdates.chooseAllBills),
    includeBill: assign(severalBillsUpdates.includeBill),
    skipBill: assign(severalBillsUpdates.skipBill),
    askPreviousBill: assign(severalBillsUpdates.askPreviousBill),
    paySeveral: assign(severalBillsUpdates.paySeveral),
    takeFreshBills: assign(severalBillsUpdates.takeFreshBills),
    payToKeepCoverage: assign(premiumUpdates.payToKeepCoverage),
    refuseOverBalance: assign(updates.refuseOverBalance),
    takeFreshBill: assign(updates.takeFreshBill),
    countCardEntry: assign(updates.countCardEntry),
    takeCard: assign(updates.takeCard),
    forgetCard: assign(updates.forgetCard),
    authorize: assign(updates.authorize),
    countRound: assign(updates.countRound),
    hearOutcome: assign(updates.hearOutcome),
    nextPastPayment: assign(historyUpdates.nextPastPayment),
    nextKept: assign(savedMethodUpdates.nextKept),
    takePastPayments: assign(historyUpdates.takePastPayments),
    nextConfirmation: assign(historyUpdates.nextConfirmation),
    refuseMistypedConfirmation: assign(historyUpdates.refuseMistypedConfirmation),
    takePastPayment: assign(historyUpdates.takePastPayment),
    failConfirmation: assign(historyUpdates.failConfirmation),
    takeReceiptWays: assign(receiptUpdates.takeReceiptWays),
    chooseReceipt: assign(receiptUpdates.chooseReceipt),

    toFirstRegion: assign(guestUpdates.toFirstRegion),
    nextRegionPage: assign(guestUpdates.nextRegionPage),
    chooseRegion: assign(guestUpdates.chooseRegion),
    takePayer: assign(guestUpdates.takePayer),
    chooseLanguage: assign(languageUpdates.chooseLanguage),
    assumeLanguage: assign(languageUpdates.assumeLanguage),
    recallLanguage: assign(languageUpdates.recallLanguage),
    welcome: assign(languageUpdates.welcome),
    keepFirstKey: assign(languageUpdates.keepFirstKey),
    claimTypedAheadId: assign(languageUpdates.claimTypedAheadId),
    useMemberLanguage: assign(languageUpdates.useMemberLanguage),
    useRegion: assign(regionUpdates.useRegion),
    wantInterpreter: assign(languageUpdates.wantInterpreter),
    noteTransfer: assign(languageUpdates.noteTransfer),

    chooseAccountType: assign(bankUpdates.chooseAccountType),
    countBankEntry: assign(bankUpdates.countBankEntry),
    takeConsent: assign(bankUpdates.takeConsent),
    missRecording: assign(bankUpdates.missRecording),
    chargeAfterNotice: emit(bankAsks.chargeAfterNotice),
    keepRecorded: emit(bankAsks.keepRecorded),
    keepNoticed: emit(bankAsks.keepNoticed),

    askCallerLanguage: emit(languageAsks.askCallerLanguage),
    rememberCallerLanguage: emit(languageAsks.rememberCallerLanguage),
    rememberMemberLanguage: emit(languageAsks.rememberMemberLanguage),
    askStanding: emit(asks.askStanding),
    askMember: emit(asks.askMember),
    askBill: emit(asks.askBill),
    askExtension: emit(extensionAsks.askExtension),
    extend: emit(extensionAsks.extend),
    setUpPaymentPlan: emit(paymentPlanAsks.setUpPaymentPlan),
    askFreshBill: emit(asks.askFreshBill),
    askFreshBills: emit(severalBillsAsks.askFreshBills),
    askMemberBills: emit(asks.askMemberBills),
    askPayment: emit(asks.askPayment),
    askPastPayments: emit(historyAsks.askPastPayments),
    askPastPayment: emit(historyAsks.askPastPayment),
    askReceiptWays: emit(receiptAsks.askReceiptWays),
    askGateway: emit(serviceAsks.askGateway),
    askOpenRequest: emit(requestAsks.askOpenRequest),
    fileRequest: emit(requestAsks.fileRequest),
    startRequest: assign(requestUpdates.startRequest),
    takeOpenRequest: assign(requestUpdates.takeOpenRequest),
    takeNewRequest: assign(requestUpdates.takeNewRequest),
    askApplication: emit(applicationAsks.askApplication),
    failApplication: assign(applicationUpdates.failApplication),
    textAccountLink: emit(onlineAccountAsks.textAccountLink),
    keepHouseholdSize: assign(assistanceUpdates.keepHouseholdSize),
    toFirstPage: assign(billHelpUpdates.toFirstPage),
    chooseOnlyBill: assign(billHelpUpdates.chooseOnlyBill),
    noteWebMention: assign(billHelpUpdates.noteWebMention),
    takeSavedMethods: assign(savedMethodUpdates.takeSavedMethods),
    tellWhyNoCode: assign(savedMethodUpdates.tellWhyNoCode),
    chooseMethod: assign(savedMethodUpdates.chooseMethod),
    useMethod: assign(savedMethodUpdates.useMethod),
    startCode: assign(savedMethodUpdates.startCode),
    refuseCode: assign(savedMethodUpdates.refuseCode),
    verify: assign(savedMethodUpdates.verify),
    nextCodeTry: assign(savedMethodUpdates.nextCodeTry),
    forgetKeepable: assign(savedMethodUpdates.forgetKeepable),
    takeKeptMethod: assign(savedMethodUpdates.takeKeptMethod),
    chooseKeptMethod: assign(savedMethodUpdates.chooseKeptMethod),
    forgetMethod: assign(savedMethodUpdates.forgetMethod),
    takeReplacement: assign(savedMethodUpdates.takeReplacement),
    forgetReplaced: assign(savedMethodUpdates.forgetReplaced),
    askSavedMethods: emit(savedMethodAsks.askSavedMethods),
    sendCode: emit(savedMethodAsks.sendCode),
    askCode: emit(savedMethodAsks.askCode),
    noteCode: emit(savedMethodAsks.noteCode),
    keepMethod: emit(savedMethodAsks.keepMethod),
    replaceMethod: emit(savedMethodAsks.replaceMethod),
    deleteMethod: emit(savedMethodAsks.deleteMethod),
    dropKeepable: emit(savedMethodAsks.dropKeepable),
    takeScheduled: assign(scheduledUpdates.takeScheduled),
    takeDueDate: assign(scheduledUpdates.takeDueDate),
    takeKeyedDate: assign(scheduledUpdates.takeKeyedDate),
    refuseDate: assign(scheduledUpdates.refuseDate),
    nameSchedule: assign(scheduledUpdates.nameSchedule),
    chooseScheduled: assign(scheduledUpdates.chooseScheduled),
    nextScheduledPage: assign(scheduledUpdates.nextScheduledPage),
    forgetScheduled: assign(scheduledUpdates.forgetScheduled),
    askScheduled: emit(scheduledAsks.askScheduled),
    schedule: emit(scheduledAsks.schedule),
    cancelScheduled: emit(scheduledAsks.cancelScheduled),
    takeAutopay: assign(autopayUpdates.takeAutopay),
    startAutopay: assign(autopayUpdates.startAutopay),
    chooseOnlySeries: assign(autopayUpdates.chooseOnlySeries),
    chooseSeries: assign(autopayUpdates.chooseSeries),
    capAtDue: assign(autopayUpdates.capAtDue),
    capAtKeyed: assign(autopayUpdates.capAtKeyed),
    refuseCap: assign(autopayUpdates.refuseCap),
    chooseChargeDay: assign(autopayUpdates.chooseChargeDay),
    forgetConsent: assign(autopayUpdates.forgetConsent),
    nameAutopay: assign(autopayUpdates.nameAutopay),
    startCardLink: assign(otherWaysUpdates.startCardLink),
    takeHostedCard: assign(otherWaysUpdates.takeHostedCard),
    forgetCardLink: assign(otherWaysUpdates.forgetCardLink),
    stillWaiting: assign(otherWaysUpdates.stillWaiting),
    askHostedCard: emit(otherWaysAsks.askHostedCard),
    sendCardLink: emit(otherWaysAsks.sendCardLink),
    takeOpenCallback: assign(callbackUpdates.takeOpenCallback),
    settleCallback: assign(callbackUpdates.settleCallback),
    forgetOpenCallback: assign(callbackUpdates.forgetOpenCallback),
    takeOwnNumber: assign(callbackUpdates.takeOwnNumber),
    takeKeyedNumber: assign(callbackUpdates.takeKeyedNumber),
    offerTimes: assign(callbackUpdates.offerTimes),
    nextTimePage: assign(callbackUpdates.nextTimePage),
    takeTime: assign(callbackUpdates.takeTime),
    nameCallback: assign(callbackUpdates.nameCallback),
    takeReturn: assign(callbackUpdates.takeReturn),
    countReturnRound: assign(callbackUpdates.countReturnRound),
    handOver: assign(callbackUpdates.handOver),
    askDesk: emit(queueAsks.askDesk),
    requestCallback: emit(callbackAsks.requestCallback),
    cancelCallback: emit(callbackAsks.cancelCallback),
    tellReached: emit(callbackAsks.tellReached),
    tellReady: emit(callbackAsks.tellReady),
    tellDeclined: emit(callbackAsks.tellDeclined),
    tellMachine: emit(callbackAsks.tellMachine),
    takeMessage: assign(leaveMessageUpdates.takeMessage),
    forgetMessage: assign(leaveMessageUpdates.forgetMessage),
    missMessage: assign(leaveMessageUpdates.missMessage),
    leaveMessage: emit(leaveMessageAsks.leaveMessage),
    noteReason: assign(queueUpdates.noteReason),
    noteDesk: assign(queueUpdates.noteDesk),
    comeToLine: assign(queueUpdates.comeToLine),
    startWaiting: assign(queueUpdates.startWaiting),
    takePlace: assign(queueUpdates.takePlace),
    forgetPlace: assign(queueUpdates.forgetPlace),
    chooseMeanwhile: assign(queueUpdates.chooseMeanwhile),
    goAside: assign(queueUpdates.goAside),
    stopWaiting: assign(queueUpdates.stopWaiting),
    takeRoom: assign(queueUpdates.takeRoom),
    goToKeypad: assign(queueUpdates.goToKeypad),
    endAtKeypad: assign(queueUpdates.endAtKeypad),
    comeBackToRoom: assign(queueUpdates.comeBackToRoom),
    askPlace: emit(queueAsks.askPlace),
    askConversation: emit(queueAsks.askConversation),
    joinQueue: emit(queueAsks.joinQueue),
    stepAside: emit(queueAsks.stepAside),
    leaveQueue: emit(queueAsks.leaveQueue),
    backFromKeypad: emit(queueAsks.backFromKeypad),
    askAutopay: emit(autopayAsks.askAutopay),
    sendAutopayCode: emit(autopayAsks.sendAutopayCode),
    enrolAutopay: emit(autopayAsks.enrolAutopay),
    skipAutopay: emit(autopayAsks.skipAutopay),
    cancelAutopay: emit(autopayAsks.cancelAutopay),
    noteMatch: emit(asks.noteMatch),
    noteMismatch: emit(asks.noteMismatch),
    charge: emit(asks.charge),
    dropCard: emit(asks.dropCard),
    sendReceipt: emit(receiptAsks.sendReceipt),
  },
});

/** For state configs: speak this key once before the next question. */
export const notice = (key: string) => ({ type: 'notice', params: { key, must: false } }) as const;

/** For state configs: the same, but no key cuts it short (what happened to the caller's money). */
export const mustHear = (key: string) => ({ type: 'notice', params: { key, must: true } }) as const;

/** For state configs: a key that counts only while every condition holds. */
export const pressedWhen = (key: string, ...conditions: Condition[]) =>
  and([pressed(key), ...conditions]);

/** For state configs: a key that counts only while the condition does not hold. */
export const pressedUnless = (key: string, condition: Condition) =>
  and([pressed(key), not(condition)]);
